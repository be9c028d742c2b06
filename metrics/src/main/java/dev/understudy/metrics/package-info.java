/**
 * How good the pictures are: feature networks, distances, perceptual and artifact scores. Per
 * picture a measure leaves one row of floats ({@link dev.understudy.metrics.Rows}), and from rows
 * come measurements with their intervals; what is a moment or a mean is also an {@link
 * dev.understudy.metrics.Accumulator} that takes batches and merges with its kind. Where the
 * pictures come from, and what a table looks like, is not known here.
 *
 * <p>The rooms: {@code distances} (two sets of pictures), {@code paired} (two pictures at one
 * latent), {@code artifacts} (what upsampling leaves behind), {@code bootstrap} (intervals).
 */
@NullMarked
package dev.understudy.metrics;

import org.jspecify.annotations.NullMarked;
