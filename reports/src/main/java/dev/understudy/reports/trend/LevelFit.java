package dev.understudy.reports.trend;

import java.util.Arrays;

/** Fits levels to a series, by least squares. */
final class LevelFit {
  /** Below this share of all squares, a smaller error is rounding. */
  private static final double ROUNDING = 1e-9;

  private final double[] values;
  private final int shortest;

  /** Running sums of the values less their median, and of their squares. */
  private final double[] sum;

  private final double[] squares;

  LevelFit(double[] values, int shortest) {
    this.values = values;
    this.shortest = shortest;
    this.sum = new double[values.length + 1];
    this.squares = new double[values.length + 1];
    double middle = Noise.median(values, 0, values.length); // keeps the sums' differences exact
    for (int i = 0; i < values.length; i++) {
      double d = values[i] - middle;
      sum[i + 1] = sum[i] + d;
      squares[i + 1] = squares[i] + d * d;
    }
  }

  /** The first indices of the levels that cost least, each change costing the penalty. */
  int[] starts(double penalty) {
    int n = values.length;
    double change = Math.max(penalty, ROUNDING * squares[n]);
    double[] best = new double[n + 1];
    int[] start = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      best[end] = end < shortest && n >= shortest ? Double.POSITIVE_INFINITY : cost(0, end);
      for (int from = shortest; from <= end - shortest; from++) {
        double cost = best[from] + change + cost(from, end);
        if (cost < best[end]) {
          best[end] = cost;
          start[end] = from;
        }
      }
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

  private double cost(int from, int to) {
    double s = sum[to] - sum[from];
    return Math.max(0, squares[to] - squares[from] - s * s / (to - from));
  }
}
