/**
 * The few matrix operations that distances need, native or portable. Native calls run on the
 * caller's thread only; what is worth sharing is cut into tiles here, so that results are the same
 * bits for any number of threads. What the matrices mean is not known here.
 */
@NullMarked
package dev.understudy.metrics.distances.algebra;

import org.jspecify.annotations.NullMarked;
