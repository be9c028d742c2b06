package dev.understudy.reports.trend;

import java.util.Arrays;

/**
 * The noise of a series that may have steps: estimated from differences of neighbours, which a step
 * touches only once.
 *
 * @param deviation the standard deviation of single values about their level
 * @param correlation the correlation of neighbours, within [0, {@value #MOST}]
 */
record Noise(double deviation, double correlation) {
  /** A median of absolute deviations times this estimates a normal standard deviation. */
  private static final double NORMAL = 1.4826;

  /** Beyond it, noise and drift cannot be told apart. */
  static final double MOST = 0.9;

  /** Values within this many deviations of their neighbours' median are no outliers. */
  private static final double CLOSE = 3;

  /** How many neighbours on each side say what is usual. */
  private static final int REACH = 2;

  /**
   * Deviation and correlation as by Chakar, Lebarbier, Lévy-Leduc and Robin, "A robust approach for
   * estimating change-points in the mean of an AR(1) process", Bernoulli 23 (2017): medians of
   * absolute differences at lags 1 and 2.
   */
  static Noise of(double[] values) {
    double one = scale(values, 1);
    double two = scale(values, 2);
    double correlation =
        one == 0 || two == 0 ? 0 : Math.min(MOST, Math.max(0, two * two / (one * one) - 1));
    return new Noise(one / Math.sqrt(2 * (1 - correlation)), correlation);
  }

  /** The variance of a long mean times its length: what a level's error is judged by. */
  double longRunVariance() {
    return deviation * deviation * (1 + correlation) / (1 - correlation);
  }

  /**
   * The series with each value pulled to within {@value #CLOSE} deviations of the median of itself
   * and its nearest neighbours (Hampel's filter). A level that holds stays as it is.
   */
  double[] withoutOutliers(double[] values) {
    double[] calm = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double usual = median(values, Math.max(0, i - REACH), Math.min(values.length, i + REACH + 1));
      double most = CLOSE * deviation;
      calm[i] = Math.min(usual + most, Math.max(usual - most, values[i]));
    }
    return calm;
  }

  static double median(double[] values, int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }

  /** The differences' standard deviation; by their mean size where most are zero. */
  private static double scale(double[] values, int lag) {
    if (values.length <= lag) {
      return 0;
    }
    double[] sizes = new double[values.length - lag];
    double sum = 0;
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i + lag] - values[i]);
      sum += sizes[i];
    }
    double median = median(sizes, 0, sizes.length);
    // A normal variable's mean size is its deviation times the root of 2/π.
    return median > 0 ? NORMAL * median : sum / sizes.length * Math.sqrt(Math.PI / 2);
  }
}
