package dev.understudy.metrics.paths;

import dev.understudy.datasets.Pictures;

/**
 * A generator, given from outside. It must give the same picture for the same pair's number and
 * latent: labels and noise are drawn by the number, so that they are equal at both ends of a step,
 * and differ from pair to pair where the protocol draws noise anew.
 */
@FunctionalInterface
public interface PathGenerator {
  /**
   * Generates pictures.
   *
   * @param first the first latent's pair, counted from 0 over all pairs
   * @param latents {@code [count, d]} row-major
   * @param count pictures wanted
   * @return {@code count} pictures as floats, never rounded to 8 bits
   */
  Pictures generate(long first, float[] latents, int count);
}
