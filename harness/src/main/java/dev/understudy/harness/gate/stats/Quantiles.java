package dev.understudy.harness.gate.stats;

import java.util.Arrays;

/** Quantiles of plain numbers. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The quantile of values in any order, interpolated (type 7 of Hyndman &amp; Fan), as latencies'
   * percentiles are read.
   *
   * @param p in [0,1]
   */
  public static double of(double[] values, double p) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no values have no quantile");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return ofSorted(sorted, p);
  }

  /** The same of at least one value, in ascending order. */
  public static double ofSorted(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int low = (int) position;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }

  /** The median. */
  public static double median(double[] values) {
    return of(values, 0.5);
  }
}
