package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * Which neighbour's distance is a picture's radius.
 *
 * @param precisionNeighbours k of improved precision and recall
 * @param densityNeighbours k of density and coverage
 */
public record ManifoldOptions(int precisionNeighbours, int densityNeighbours) {
  /** Checks that both are at least 1. */
  public ManifoldOptions {
    if (precisionNeighbours < 1 || densityNeighbours < 1) {
      throw new IllegalArgumentException(
          "k must be at least 1, was " + Math.min(precisionNeighbours, densityNeighbours));
    }
  }

  /** {@link Defaults#PRECISION_NEIGHBOURS} and {@link Defaults#DENSITY_NEIGHBOURS}. */
  public static ManifoldOptions defaults() {
    return new ManifoldOptions(Defaults.PRECISION_NEIGHBOURS, Defaults.DENSITY_NEIGHBOURS);
  }

  int most() {
    return Math.max(precisionNeighbours, densityNeighbours);
  }
}
