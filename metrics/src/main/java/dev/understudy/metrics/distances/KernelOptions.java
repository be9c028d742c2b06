package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * How KID draws its subsets.
 *
 * @param subsets how many
 * @param size pictures in each, from either set; the smaller set's number where that is less
 * @param seed of NumPy's RandomState, within [0, 2^32)
 */
public record KernelOptions(int subsets, int size, long seed) {
  /** Checks the ranges. */
  public KernelOptions {
    if (subsets < 1 || size < 2) {
      throw new IllegalArgumentException(
          "at least 1 subset of at least 2 pictures, were " + subsets + " of " + size);
    }
  }

  /** {@link Defaults}' figures: torch-fidelity's. */
  public static KernelOptions defaults() {
    return new KernelOptions(
        Defaults.KID_SUBSETS, Defaults.KID_SUBSET_SIZE, Defaults.PROTOCOL_SEED);
  }
}
