package dev.understudy.reports.trend;

import java.util.Arrays;

/** Fits levels to a series, by least squares. */
final class LevelFit {
  /** Below this share of all squares, a smaller error is rounding. */
  private static final double ROUNDING = 1e-9;

  private final double[] values;
  private final int shortest;

  /** Running sums of the values less their median. */
  private final double[] sum;

  /** The sum of all their squares. */
  private final double squares;

  LevelFit(double[] values, int shortest) {
    this.values = values;
    this.shortest = shortest;
    this.sum = new double[values.length + 1];
    double all = 0;
    double middle = Noise.median(values, 0, values.length); // keeps the sums' differences exact
    for (int i = 0; i < values.length; i++) {
      double d = values[i] - middle;
      sum[i + 1] = sum[i] + d;
      all += d * d;
    }
    this.squares = all;
  }

  /** The first indices of the levels that cost least, each change costing the penalty. */
  int[] starts(double penalty) {
    int n = values.length;
    double change = Math.max(penalty, ROUNDING * squares);
    // The error of the values from i to k is their squares' sum less their sum squared over their
    // number. All squares are summed up whatever the levels, so they are left out.
    double[] before = new double[n + 1];
    double[] perValue = new double[n + 1];
    int[] start = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      perValue[end] = 1.0 / end;
      double least = sum[end] * sum[end] * -perValue[end];
      if (end < shortest && n >= shortest) {
        least = Double.POSITIVE_INFINITY;
      }
      int from = 0;
      for (int i = shortest; i <= end - shortest; i++) {
        double s = sum[end] - sum[i];
        double cost = before[i] - s * s * perValue[end - i];
        if (cost < least) {
          least = cost;
          from = i;
        }
      }
      start[end] = from;
      before[end] = least + change;
    }
    int[] backwards = new int[n];
    int count = 0;
    int end = n;
    while (end > 0) {
      end = start[end];
      backwards[count++] = end;
    }
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      starts[i] = backwards[count - 1 - i];
    }
    return starts;
  }

  /** What levels leave of the values. */
  double[] residuals(int[] starts) {
    double[] left = values.clone();
    for (int i = 0; i < starts.length; i++) {
      int to = i + 1 < starts.length ? starts[i + 1] : values.length;
      double mean = Arrays.stream(values, starts[i], to).average().orElse(0);
      for (int k = starts[i]; k < to; k++) {
        left[k] -= mean;
      }
    }
    return left;
  }
}
