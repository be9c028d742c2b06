package dev.understudy.datasets;

/**
 * Mean and covariance of a feature set: the reference statistics of a Fréchet distance.
 *
 * @param mean {@code [d]}
 * @param covariance {@code [d,d]} row-major, symmetric, ddof 1
 * @param n how many pictures they come from; 0 where the file does not say
 */
@SuppressWarnings("ArrayRecordComponent") // large arrays, never compared by value
public record FeatureStatistics(double[] mean, double[] covariance, long n) {
  /** Checks the sizes. */
  public FeatureStatistics {
    if ((long) mean.length * mean.length != covariance.length) {
      throw new IllegalArgumentException(
          "covariance has " + covariance.length + " values for " + mean.length + " dimensions");
    }
  }

  /** The feature dimension d. */
  public int dimensions() {
    return mean.length;
  }
}
