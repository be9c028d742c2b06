package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;

/** Reference statistics made ready for many distances: their covariance is factored once. */
final class FrechetReference {
  private final FeatureStatistics statistics;
  private final double[] factor;
  private final LinearAlgebra algebra;

  FrechetReference(FeatureStatistics statistics, LinearAlgebra algebra) {
    this.statistics = statistics;
    this.algebra = algebra;
    this.factor = algebra.factor(statistics.covariance(), statistics.dimensions());
  }

  FeatureStatistics statistics() {
    return statistics;
  }

  /**
   * ‖μ₁−μ₂‖² + tr Σ₁ + tr Σ₂ − 2 tr √(Σ₁Σ₂); the last trace by the eigenvalues of FᵀΣ₂F with FFᵀ =
   * Σ₁, which are those of Σ₁Σ₂ and need no complex arithmetic.
   */
  double distanceTo(FeatureStatistics other) {
    int d = statistics.dimensions();
    double distance = 0;
    for (int i = 0; i < d; i++) {
      double difference = statistics.mean()[i] - other.mean()[i];
      int diagonal = i * d + i;
      distance +=
          difference * difference
              + statistics.covariance()[diagonal]
              + other.covariance()[diagonal];
    }
    double[] eigenvalues = algebra.eigenvaluesBetween(factor, other.covariance(), d);
    Eigenvalues.cut(eigenvalues);
    for (double eigenvalue : eigenvalues) {
      distance -= 2 * Math.sqrt(eigenvalue);
    }
    // Equal statistics leave rounding of either sign.
    return Math.max(0, distance);
  }
}
