package dev.understudy.metrics.bootstrap;

import dev.understudy.metrics.Defaults;

/**
 * How intervals are made.
 *
 * @param resamples how many, at least 20
 * @param level confidence level in (0,1)
 * @param seed of the resampling; equal seeds give equal intervals
 */
public record BootstrapOptions(int resamples, double level, long seed) {
  /** Checks the ranges. */
  public BootstrapOptions {
    if (resamples < 20) {
      throw new IllegalArgumentException("resamples must be at least 20, was " + resamples);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("level must be within (0,1), was " + level);
    }
  }

  /** {@link Defaults}' figures. */
  public static BootstrapOptions defaults() {
    return new BootstrapOptions(Defaults.RESAMPLES, Defaults.LEVEL, Defaults.SEED);
  }
}
