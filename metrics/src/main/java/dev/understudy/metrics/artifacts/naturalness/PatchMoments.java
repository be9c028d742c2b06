package dev.understudy.metrics.artifacts.naturalness;

/**
 * Mean and covariance of patches' features.
 *
 * @param count how many patches
 * @param mean {@code [36]}
 * @param covariance {@code [36,36]}, n − 1 in the denominator; zeros below two patches
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PatchMoments(long count, double[] mean, double[] covariance) {
  /** Adds patches one by one (Welford, 1962). */
  static final class Builder {
    private static final int D = Niqe.FEATURES;

    private final double[] mean = new double[D];
    private final double[] products = new double[D * D];
    private final double[] gaps = new double[D];
    private long count;

    /** Counts the patch whose features start at {@code from}. */
    void add(float[] features, int from) {
      count++;
      for (int i = 0; i < D; i++) {
        gaps[i] = features[from + i] - mean[i];
        mean[i] += gaps[i] / count;
      }
      for (int i = 0; i < D; i++) {
        double after = features[from + i] - mean[i];
        for (int j = 0; j < D; j++) {
          products[i * D + j] += after * gaps[j];
        }
      }
    }

    PatchMoments build() {
      double[] covariance = new double[D * D];
      for (int i = 0; i < D * D && count > 1; i++) {
        covariance[i] = products[i] / (count - 1);
      }
      return new PatchMoments(count, mean.clone(), covariance);
    }
  }
}
