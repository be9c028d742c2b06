package dev.understudy.reports.trend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Where the level of a series changed: the piecewise constant function that minimises the squared
 * error plus a penalty for each change, found exactly by dynamic programming (optimal partitioning,
 * Jackson et al., IEEE Signal Processing Letters 12, 2005) in O(n²) steps. This is the idea of
 * airspeed velocity's step detection ({@code asv/step_detect.py}), whose absolute error costs too
 * much for long series; outliers are pulled in before instead.
 *
 * <p>The penalty is {@value #PENALTY} σ² ln n, with σ² the noise's long-run variance, so that noise
 * which drifts slowly does not pass for steps. It starts from the differences of neighbours, which
 * hold few steps but hide drift, and is estimated again from what the levels leave until that finds
 * no more drift.
 *
 * @param segments the stretches of equal level, in order, covering the whole series; empty for none
 * @param noise the standard deviation of single values about their level, outliers apart, in the
 *     values' unit
 */
public record ChangePoints(List<Segment> segments, double noise) {
  /**
   * Twice ln n is Schwarz's criterion for one level; we ask for twice that, because a false alarm
   * costs more here than a step seen one run later.
   */
  static final double PENALTY = 4;

  /** A level must hold for this many runs: one value apart is an outlier. */
  static final int SHORTEST = 2;

  /** Each round finds more drift in what fewer levels leave; they settle after two or three. */
  private static final int ROUNDS = 8;

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
    Noise noise = Noise.ofDifferences(values);
    LevelFit fit = new LevelFit(noise.withoutOutliers(values), SHORTEST);
    double scale = PENALTY * Math.log(values.length);
    double variance = noise.longRunVariance();
    int[] starts = fit.starts(scale * variance);
    for (int round = 0; round < ROUNDS && starts.length > 1; round++) {
      noise = Noise.ofResiduals(fit.residuals(starts), starts.length);
      if (noise.longRunVariance() <= variance) {
        break;
      }
      variance = noise.longRunVariance();
      starts = fit.starts(scale * variance);
    }
    return new ChangePoints(
        segments(values, starts),
        Noise.ofResiduals(fit.residuals(starts), starts.length).deviation());
  }

  /** The indices at which a new level begins; empty where there is one level only. */
  public List<Integer> starts() {
    return segments.stream().skip(1).map(Segment::from).toList();
  }

  private static List<Segment> segments(double[] values, int[] starts) {
    List<Segment> segments = new ArrayList<>();
    int to = values.length;
    for (int i = starts.length - 1; i >= 0; i--) {
      segments.add(new Segment(starts[i], to, Noise.median(values, starts[i], to)));
      to = starts[i];
    }
    Collections.reverse(segments);
    return segments;
  }
}
