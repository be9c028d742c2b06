package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;

/** A count, a mean and a centred cross product (lower triangle), that merge and part. */
final class Moments {
  private final int dimensions;
  private final double[] mean;
  private final double[] cross;
  private long count;

  Moments(int dimensions) {
    this.dimensions = dimensions;
    this.mean = new double[dimensions];
    this.cross = new double[dimensions * dimensions];
  }

  /** The moments of the first {@code n} rows of {@code x}, which is centred in place. */
  static Moments of(double[] x, int n, int d) {
    var moments = new Moments(d);
    moments.count = n;
    for (int row = 0; row < n; row++) {
      for (int i = 0; i < d; i++) {
        moments.mean[i] += x[row * d + i];
      }
    }
    for (int i = 0; i < d; i++) {
      moments.mean[i] /= n;
    }
    for (int row = 0; row < n; row++) {
      for (int i = 0; i < d; i++) {
        x[row * d + i] -= moments.mean[i];
      }
    }
    LinearAlgebra.get().addCrossProduct(x, n, d, moments.cross);
    return moments;
  }

  long count() {
    return count;
  }

  void merge(Moments other) {
    combine(other, 1);
  }

  /** Takes away what was merged before. */
  void remove(Moments other) {
    combine(other, -1);
  }

  private void combine(Moments other, int sign) {
    long total = count + sign * other.count;
    if (other.count == 0 || total <= 0) {
      return;
    }
    double weight = sign * (double) other.count / total;
    double spread = weight * count;
    for (int i = 0; i < dimensions; i++) {
      double di = other.mean[i] - mean[i];
      for (int j = 0; j <= i; j++) {
        int at = i * dimensions + j;
        cross[at] += sign * other.cross[at] + spread * di * (other.mean[j] - mean[j]);
      }
    }
    for (int i = 0; i < dimensions; i++) {
      mean[i] += weight * (other.mean[i] - mean[i]);
    }
    count = total;
  }

  FeatureStatistics statistics() {
    if (count < 2) {
      throw new IllegalStateException("a covariance needs two rows, there are " + count);
    }
    double[] covariance = new double[cross.length];
    for (int i = 0; i < dimensions; i++) {
      for (int j = 0; j <= i; j++) {
        double value = cross[i * dimensions + j] / (count - 1);
        covariance[i * dimensions + j] = value;
        covariance[j * dimensions + i] = value;
      }
    }
    return new FeatureStatistics(mean.clone(), covariance, count);
  }
}
