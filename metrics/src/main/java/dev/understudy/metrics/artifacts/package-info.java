/**
 * What a generator's upsampling leaves behind, measured without any network: the spectral profile's
 * gap to real pictures, its decay, peaks at the upsampling frequencies, checkerboards in the
 * picture itself, droplets, and (in {@code naturalness}) what distortions do to a picture's
 * statistics. Each leaves one row per picture; scores and intervals come from rows, and each has a
 * map. Faithfulness to the teacher is measured in {@code paired}.
 */
@NullMarked
package dev.understudy.metrics.artifacts;

import org.jspecify.annotations.NullMarked;
