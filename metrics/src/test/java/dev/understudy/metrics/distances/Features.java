package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Rows;
import java.util.SplittableRandom;

/** Seeded features for tests; {@link #real()} and {@link #fake()} are those of the goldens. */
final class Features {
  private Features() {}

  static double[] uniform(long seed, int values, double scale, double shift) {
    var random = new SplittableRandom(seed);
    double[] data = new double[values];
    for (int i = 0; i < values; i++) {
      data[i] = scale * random.nextDouble() + shift;
    }
    return data;
  }

  static double[] real() {
    return uniform(1, 200 * 16, 1, 0);
  }

  static double[] fake() {
    return uniform(2, 200 * 16, 0.9, 0.15);
  }

  static Rows rows(double[] data, int dimensions) {
    float[] floats = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      floats[i] = (float) data[i];
    }
    return Rows.of(floats, dimensions);
  }

  /** Normal features with a mean and a standard deviation that is the same in every dimension. */
  static float[] normal(long seed, int n, int d, double mean, double deviation) {
    var random = new java.util.Random(seed);
    float[] data = new float[n * d];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (mean + deviation * random.nextGaussian());
    }
    return data;
  }

  /** The textbook's two passes, as an oracle. */
  static FeatureStatistics statistics(double[] data, int d) {
    int n = data.length / d;
    double[] mean = new double[d];
    for (int i = 0; i < data.length; i++) {
      mean[i % d] += data[i] / n;
    }
    double[] covariance = new double[d * d];
    for (int r = 0; r < n; r++) {
      for (int i = 0; i < d; i++) {
        for (int j = 0; j < d; j++) {
          covariance[i * d + j] +=
              (data[r * d + i] - mean[i]) * (data[r * d + j] - mean[j]) / (n - 1);
        }
      }
    }
    return new FeatureStatistics(mean, covariance, n);
  }

  /** Mean {@code mean} in every dimension and covariance {@code variance}·I, exactly. */
  static FeatureStatistics isotropic(int d, double mean, double variance, long n) {
    double[] means = new double[d];
    java.util.Arrays.fill(means, mean);
    double[] covariance = new double[d * d];
    for (int i = 0; i < d; i++) {
      covariance[i * d + i] = variance;
    }
    return new FeatureStatistics(means, covariance, n);
  }
}
