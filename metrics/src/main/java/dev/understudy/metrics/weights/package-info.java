/**
 * Published weights: downloading, checking, converting and keeping them. What is built from them
 * stands in {@code networks}.
 */
@NullMarked
package dev.understudy.metrics.weights;

import org.jspecify.annotations.NullMarked;
