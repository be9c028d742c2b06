/**
 * Looking at every pair of rows of two sets without keeping a matrix over all of them: single
 * precision finds the few pairs that can matter, double precision decides them. What follows from a
 * decision is not known here.
 */
@NullMarked
package dev.understudy.metrics.distances.pairs;

import org.jspecify.annotations.NullMarked;
