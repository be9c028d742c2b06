package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;

/** The two habits of dividing a covariance. */
final class Ddof {
  private Ddof() {}

  /** Statistics with ddof 1 as they would be with {@code ddof}; unchanged where n is not known. */
  static FeatureStatistics of(FeatureStatistics statistics, int ddof) {
    if (ddof == 1 || statistics.n() == 0) {
      return statistics;
    }
    double factor = (statistics.n() - 1.0) / statistics.n();
    double[] covariance = statistics.covariance().clone();
    for (int i = 0; i < covariance.length; i++) {
      covariance[i] *= factor;
    }
    return new FeatureStatistics(statistics.mean(), covariance, statistics.n());
  }
}
