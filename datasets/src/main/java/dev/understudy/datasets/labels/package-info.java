/**
 * How label maps are read: which files, which number each pixel has, and what a number means. What
 * is made of the ids (channels, scores) is not known here.
 */
@NullMarked
package dev.understudy.datasets.labels;

import org.jspecify.annotations.NullMarked;
