package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * How the inception score splits its pictures.
 *
 * @param splits how many, at least 1
 * @param shuffled whether pictures are permuted first, as torch-fidelity does; else they are split
 *     in their order, as the original code did
 * @param seed of NumPy's RandomState, within [0, 2^32); not used unless shuffled
 */
public record InceptionOptions(int splits, boolean shuffled, long seed) {
  /** Checks the range. */
  public InceptionOptions {
    if (splits < 1) {
      throw new IllegalArgumentException("splits must be at least 1, was " + splits);
    }
  }

  /** {@link Defaults}' figures: torch-fidelity's. */
  public static InceptionOptions defaults() {
    return new InceptionOptions(Defaults.IS_SPLITS, true, Defaults.PROTOCOL_SEED);
  }
}
