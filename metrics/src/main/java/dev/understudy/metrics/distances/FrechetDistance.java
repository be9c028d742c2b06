package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** The Fréchet distance between Gaussians fitted to features (Heusel et al., 2017). */
public final class FrechetDistance {
  private FrechetDistance() {}

  /** The distance of two statistics; at least 0. */
  public static double between(FeatureStatistics a, FeatureStatistics b) {
    throw new UnsupportedOperationException();
  }

  /** Generated pictures against reference statistics, with an interval. */
  public static Measurement measure(
      String measureId, Rows generated, FeatureStatistics reference, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher at equal latents against the same reference. */
  public static Difference difference(
      String measureId,
      Rows student,
      Rows teacher,
      FeatureStatistics reference,
      BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
