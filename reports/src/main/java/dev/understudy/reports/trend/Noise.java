package dev.understudy.reports.trend;

import java.util.Arrays;

/**
 * The noise of a series.
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

  /** Of the largest differences, this share may be steps and outliers. */
  private static final double STEPS = 0.1;

  /**
   * From differences of neighbours, which a step touches only once; neighbours are taken to be
   * independent.
   */
  static Noise ofDifferences(double[] values) {
    if (values.length < 2) {
      return new Noise(0, 0);
    }
    double[] sizes = new double[values.length - 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.abs(values[i + 1] - values[i]);
    }
    double median = median(sizes, 0, sizes.length);
    if (median > 0) {
      return new Noise(NORMAL * median / Math.sqrt(2), 0);
    }
    // Mostly equal values: by the mean size, which is the deviation times the root of 2/π.
    Arrays.sort(sizes);
    int kept = sizes.length - (int) Math.ceil(STEPS * sizes.length);
    double mean = Arrays.stream(sizes, 0, kept).average().orElse(0);
    return new Noise(mean * Math.sqrt(Math.PI / 2) / Math.sqrt(2), 0);
  }

  /**
   * From what levels leave of a series.
   *
   * @param residuals the values less their levels
   * @param levels how many levels were fitted
   */
  static Noise ofResiduals(double[] residuals, int levels) {
    double squares = 0;
    double products = 0;
    for (int i = 0; i < residuals.length; i++) {
      squares += residuals[i] * residuals[i];
      products += i == 0 ? 0 : residuals[i] * residuals[i - 1];
    }
    if (squares == 0 || residuals.length <= levels) {
      return new Noise(0, 0);
    }
    double raw = products / squares;
    // Each fitted level makes neighbours look less alike; for one, Kendall's (1 + 3ρ) / n.
    double bias = levels * (1 + 3 * Math.max(0, raw)) / residuals.length;
    double correlation = Math.min(MOST, Math.max(0, raw + bias));
    return new Noise(Math.sqrt(squares / (residuals.length - levels)), correlation);
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
    double most = CLOSE * deviation;
    for (int i = 0; i < values.length; i++) {
      double usual = median(values, Math.max(0, i - REACH), Math.min(values.length, i + REACH + 1));
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
}
