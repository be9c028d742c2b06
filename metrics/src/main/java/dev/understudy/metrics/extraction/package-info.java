/**
 * From a set of pictures to rows of features: decoding and resizing overlap with the network, rows
 * go to files or into moments. What is made of the rows is the business of {@code distances}.
 */
@NullMarked
package dev.understudy.metrics.extraction;

import org.jspecify.annotations.NullMarked;
