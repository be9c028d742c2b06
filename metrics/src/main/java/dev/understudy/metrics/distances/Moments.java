package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;

/**
 * A count, a mean and a centred cross product (lower triangle).
 *
 * @param count rows
 * @param mean {@code [d]}
 * @param cross {@code [d,d]} sum of centred products
 */
@SuppressWarnings("ArrayRecordComponent") // large, never compared
record Moments(long count, double[] mean, double[] cross) {
  /** Both together, by the formula of Chan, Golub and LeVeque (1979). */
  Moments merge(Moments other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    int d = mean.length;
    long total = count + other.count;
    double weight = (double) other.count / total;
    double spread = weight * count;
    double[] gap = new double[d];
    double[] merged = new double[d];
    for (int i = 0; i < d; i++) {
      gap[i] = other.mean[i] - mean[i];
      merged[i] = mean[i] + weight * gap[i];
    }
    double[] products = cross.clone();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        int at = i * d + j;
        products[at] += other.cross[at] + spread * gap[i] * gap[j];
      }
    }
    return new Moments(total, merged, products);
  }

  /** Mean and covariance (ddof 1). */
  FeatureStatistics statistics() {
    if (count < 2) {
      throw new IllegalStateException("a covariance needs two rows, there are " + count);
    }
    int d = mean.length;
    double[] covariance = new double[cross.length];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double value = cross[i * d + j] / (count - 1);
        covariance[i * d + j] = value;
        covariance[j * d + i] = value;
      }
    }
    return new FeatureStatistics(mean.clone(), covariance, count);
  }
}
