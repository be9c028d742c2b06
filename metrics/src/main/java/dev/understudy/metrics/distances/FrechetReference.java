package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.distances.algebra.Eigenvalues;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;

/** Reference statistics made ready for many distances: their covariance is factored once. */
final class FrechetReference {
  private final FeatureStatistics statistics;
  private final LinearAlgebra.Factor factor;
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
    double[] eigenvalues =
        algebra.eigenvaluesBetween(factor, other.covariance(), statistics.dimensions());
    Eigenvalues.cut(eigenvalues);
    return distance(other, eigenvalues);
  }

  /** The distance, and how it changes with the other statistics. */
  Gradient gradientAt(FeatureStatistics other) {
    int d = statistics.dimensions();
    LinearAlgebra.Eigen eigen = algebra.eigenBetween(factor, other.covariance(), d);
    double[] values = eigen.cutValues();
    double[] scaled = eigen.vectors();
    for (int j = 0; j < d; j++) {
      // Of a singular matrix the kernel takes no part: every picture lies in its range.
      double scale = values[j] > 0 ? Math.pow(values[j], -0.25) : 0;
      for (int i = 0; i < d; i++) {
        scaled[i * d + j] *= scale;
      }
    }
    double[] root = new double[d * d];
    try (var right = algebra.rightFactor(scaled, d, d)) {
      right.multiply(factor.values(), d, root);
    }
    double[] slope = new double[d];
    for (int i = 0; i < d; i++) {
      slope[i] = 2 * (other.mean()[i] - statistics.mean()[i]);
    }
    return new Gradient(distance(other, values), slope, root);
  }

  private double distance(FeatureStatistics other, double[] eigenvalues) {
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
    for (double eigenvalue : eigenvalues) {
      distance -= 2 * Math.sqrt(eigenvalue);
    }
    // Equal statistics leave rounding of either sign.
    return Math.max(0, distance);
  }

  /**
   * A distance and its first derivatives: by the mean {@code slope}, by the covariance {@code I −
   * root rootᵀ} (with M = FᵀΣF: root rootᵀ = F M^(-1/2) Fᵀ, since d tr √M = ½ tr M^(-1/2) dM).
   *
   * @param slope {@code [d]}
   * @param root {@code [d,d]}
   */
  @SuppressWarnings("ArrayRecordComponent") // large, never compared
  record Gradient(double distance, double[] slope, double[] root) {}
}
