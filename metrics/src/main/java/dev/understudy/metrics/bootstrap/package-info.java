/**
 * Confidence intervals by resampling pictures: seeded, the same for any number of threads. Scalars
 * per picture are resampled one by one; statistics of means (moments, spectra) by blocks of
 * pictures. What is being averaged is not known here.
 */
@NullMarked
package dev.understudy.metrics.bootstrap;

import org.jspecify.annotations.NullMarked;
