package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * Which subsets the extrapolation to infinitely many pictures rests on.
 *
 * @param points how many subset sizes, evenly from {@code smallest} to all pictures; at least 3
 * @param smallest pictures in the smallest subset, at least 20
 * @param seed of NumPy's RandomState, within [0, 2^32)
 */
public record FrechetInfinityOptions(int points, int smallest, long seed) {
  /** Checks the ranges. */
  public FrechetInfinityOptions {
    if (points < 3 || smallest < 20) {
      throw new IllegalArgumentException(
          "at least 3 points from 20 pictures, were " + points + " from " + smallest);
    }
  }

  /** {@link Defaults}' figures: Chong and Forsyth's. */
  public static FrechetInfinityOptions defaults() {
    return new FrechetInfinityOptions(
        Defaults.FID_INFINITY_POINTS, Defaults.FID_INFINITY_SMALLEST, Defaults.PROTOCOL_SEED);
  }
}
