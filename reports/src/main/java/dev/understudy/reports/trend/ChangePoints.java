package dev.understudy.reports.trend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the level of a series changed: the piecewise constant function that minimises the squared
 * error plus a penalty for each change, found exactly by dynamic programming (optimal partitioning,
 * Jackson et al., IEEE Signal Processing Letters 12, 2005) in O(n²) steps. This is the idea of
 * airspeed velocity's step detection ({@code asv/step_detect.py}), whose absolute error costs too
 * much for long series; outliers are pulled in before instead ({@code Noise}). The penalty is
 * {@value #PENALTY} σ² ln n with σ² the noise's long-run variance, so that noise which drifts
 * slowly does not pass for steps.
 *
 * @param segments the stretches of equal level, in order, covering the whole series; empty for none
 * @param noise the standard deviation of single values about their level, in the values' unit
 */
public record ChangePoints(List<Segment> segments, double noise) {
  /**
   * Twice ln n is Schwarz's criterion for one level; we ask for more, because a false alarm costs
   * more here than a step seen one run later.
   */
  static final double PENALTY = 3.5;

  /** A level must hold for this many runs: one value apart is an outlier. */
  static final int SHORTEST = 2;

  /** Copies the segments. */
  public ChangePoints {
    segments = List.copyOf(segments);
  }

  /**
   * A stretch of equal level.
   *
   * @param from its first value's index
   * @param to the index after its last
   * @param level the median of its values
   */
  public record Segment(int from, int to, double level) {}

  /**
   * Fits the series.
   *
   * @param values finite, in the order of time
   * @throws IllegalArgumentException if one is not finite
   */
  public static ChangePoints of(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("not a finite value: " + value);
      }
    }
    if (values.length == 0) {
      return new ChangePoints(List.of(), 0);
    }
    Noise noise = Noise.of(values);
    double penalty = PENALTY * noise.longRunVariance() * Math.log(values.length);
    List<Segment> segments = new ArrayList<>();
    int to = values.length;
    int[] starts = starts(noise.withoutOutliers(values), penalty);
    while (to > 0) {
      segments.add(new Segment(starts[to], to, Noise.median(values, starts[to], to)));
      to = starts[to];
    }
    Collections.reverse(segments);
    return new ChangePoints(segments, noise.deviation());
  }

  /** The indices at which a new level begins; empty where there is one level only. */
  public List<Integer> starts() {
    return segments.stream().skip(1).map(Segment::from).toList();
  }

  /** For each end of a series' beginning, where the last segment of its best fit begins. */
  private static int[] starts(double[] y, double penalty) {
    int n = y.length;
    double[] sum = new double[n + 1];
    double[] squares = new double[n + 1];
    double middle = Noise.median(y, 0, n); // keeps the squares' differences exact
    for (int i = 0; i < n; i++) {
      double d = y[i] - middle;
      sum[i + 1] = sum[i] + d;
      squares[i + 1] = squares[i] + d * d;
    }
    double[] best = new double[n + 1];
    int[] start = new int[n + 1];
    for (int end = 1; end <= n; end++) {
      best[end] =
          end < SHORTEST && n >= SHORTEST ? Double.POSITIVE_INFINITY : cost(sum, squares, 0, end);
      for (int from = SHORTEST; from <= end - SHORTEST; from++) {
        double cost = best[from] + penalty + cost(sum, squares, from, end);
        if (cost < best[end]) {
          best[end] = cost;
          start[end] = from;
        }
      }
    }
    return start;
  }

  private static double cost(double[] sum, double[] squares, int from, int to) {
    double s = sum[to] - sum[from];
    return Math.max(0, squares[to] - squares[from] - s * s / (to - from));
  }
}
