/**
 * How good the pictures are: feature networks, distances, perceptual and artifact scores. Each
 * metric is an accumulator: batches in, merged with another of its kind, finished to measurements.
 * Where the pictures come from is not known here.
 */
@NullMarked
package dev.understudy.metrics;

import org.jspecify.annotations.NullMarked;
