package dev.understudy.reports.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/** Latency samples as few enough points: {@code [x, y]} of a line. */
final class LatencySteps {
  private LatencySteps() {}

  /**
   * The share of runs that took at most so long, as steps.
   *
   * @param ms ascending, at least one
   * @param most steps at most
   */
  static double[][] shares(double[] ms, int most) {
    int points = Math.min(most, ms.length);
    double[] x = new double[2 * points + 1];
    double[] y = new double[2 * points + 1];
    x[0] = ms[0];
    for (int i = 0; i < points; i++) {
      int rank = (int) Math.round((i + 1) * (double) ms.length / points);
      x[2 * i + 1] = ms[rank - 1];
      y[2 * i + 1] = y[2 * i];
      x[2 * i + 2] = ms[rank - 1];
      y[2 * i + 2] = rank / (double) ms.length;
    }
    return new double[][] {x, y};
  }

  /**
   * Runs in their order, launches one after another with the line broken between them. Of each
   * stretch of runs the fastest and the slowest are kept, so that no outlier is lost.
   *
   * @param launches each one's times in order
   * @param most stretches of a launch at most; at least one is kept
   */
  static double[][] inOrder(List<double[]> launches, int most) {
    DoubleStream.Builder x = DoubleStream.builder();
    DoubleStream.Builder y = DoubleStream.builder();
    int before = 0;
    for (double[] ms : launches) {
      if (before > 0) {
        x.add(before + 0.5);
        y.add(Double.NaN);
      }
      int stretches = Math.max(1, Math.min(most, ms.length));
      for (int i = 0; i < stretches; i++) {
        int from = (int) ((long) i * ms.length / stretches);
        int to = (int) ((long) (i + 1) * ms.length / stretches);
        int low = from;
        int high = from;
        for (int k = from; k < to; k++) {
          low = ms[k] < ms[low] ? k : low;
          high = ms[k] > ms[high] ? k : high;
        }
        add(x, y, before, ms, Math.min(low, high));
        if (low != high) {
          add(x, y, before, ms, Math.max(low, high));
        }
      }
      before += ms.length;
    }
    return new double[][] {x.build().toArray(), y.build().toArray()};
  }

  private static void add(
      DoubleStream.Builder x, DoubleStream.Builder y, int before, double[] ms, int k) {
    x.add(before + k + 1);
    y.add(ms[k]);
  }
}
