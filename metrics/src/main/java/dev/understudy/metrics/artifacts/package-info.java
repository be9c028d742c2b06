/**
 * What a generator's upsampling leaves behind, measured without any network: the spectral profile's
 * gap to real pictures, peaks at the upsampling frequencies, and checkerboards in the picture
 * itself. Each leaves one row per picture; scores and intervals come from rows. Faithfulness to the
 * teacher is measured in {@code paired}.
 */
@NullMarked
package dev.understudy.metrics.artifacts;

import org.jspecify.annotations.NullMarked;
