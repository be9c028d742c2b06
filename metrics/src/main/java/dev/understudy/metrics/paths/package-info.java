/**
 * Perceptual path length: how much pictures change over a small step between two latents. Latents
 * and steps are drawn here, pictures come from a generator given from outside, and distances from a
 * {@link dev.understudy.metrics.paired.PairedMeasure}. How a model's inputs are bound is not known
 * here.
 */
@NullMarked
package dev.understudy.metrics.paths;

import org.jspecify.annotations.NullMarked;
