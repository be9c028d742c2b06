package dev.understudy.harness.gate.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Takes as many samples of a launch as it is worth. Latencies of neighbouring runs resemble each
 * other, so n of them say less than n independent ones, and a test that takes them for independent
 * is overconfident.
 */
public final class Thinning {
  /** Fewer samples show no autocorrelation to speak of. */
  private static final int LEAST = 8;

  private Thinning() {}

  /** Every k-th sample, k being the {@linkplain #time autocorrelation time} rounded up. */
  public static double[] thin(double[] series) {
    int stride = (int) Math.ceil(time(series) - 1e-9);
    return IntStream.range(0, (series.length + stride - 1) / stride)
        .mapToDouble(i -> series[i * stride])
        .toArray();
  }

  /**
   * The integrated autocorrelation time 1 + 2 Σ ρ(k) of the samples' ranks, at least 1: how many
   * samples say as much as one independent one. Ranks, since the tests are rank tests and one slow
   * run must not hide the rest; the sum ends with Geyer's initial positive sequence (1992).
   */
  public static double time(double[] series) {
    int n = series.length;
    if (n < LEAST) {
      return 1;
    }
    double[] x = centredRanks(series);
    double variance = product(x, 0);
    if (variance == 0) {
      return 1;
    }
    double sum = 0;
    for (int k = 0; k + 1 < n / 2; k += 2) {
      double pair = (product(x, k) + product(x, k + 1)) / variance;
      if (pair <= 0) {
        break;
      }
      sum += pair;
    }
    return Math.min(Math.max(1, 2 * sum - 1), n / 2.0);
  }

  private static double product(double[] x, int lag) {
    double sum = 0;
    for (int i = 0; i + lag < x.length; i++) {
      sum += x[i] * x[i + lag];
    }
    return sum;
  }

  /** Ranks less their mean; equal values share the mean of their ranks. */
  private static double[] centredRanks(double[] series) {
    Integer[] order = IntStream.range(0, series.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> series[i]));
    double[] ranks = new double[series.length];
    double centre = (series.length - 1) / 2.0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to + 1 < order.length && series[order[to + 1]] == series[order[from]]) {
        to++;
      }
      for (int i = from; i <= to; i++) {
        ranks[order[i]] = (from + to) / 2.0 - centre;
      }
      from = to + 1;
    }
    return ranks;
  }
}
