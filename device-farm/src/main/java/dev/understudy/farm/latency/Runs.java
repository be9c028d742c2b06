package dev.understudy.farm.latency;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.LaunchResult;
import dev.understudy.measuring.OrderStatistics;
import java.util.List;

/** Steady runs in milliseconds, for quantiles. */
public final class Runs {
  /** Runs timed as 0 by a coarse clock count as this, so that logarithms exist. */
  private static final long SHORTEST_NANOS = 1;

  private final double[] millis;

  private Runs(double[] millis) {
    this.millis = millis;
  }

  /** The steady runs of these launches, pooled. */
  public static Runs of(List<LaunchResult> launches) {
    return new Runs(
        launches.stream()
            .flatMap(launch -> launch.steadyNanos().stream())
            .mapToDouble(Runs::millis)
            .sorted()
            .toArray());
  }

  /** The steady runs of one launch. */
  public static Runs of(LaunchResult launch) {
    return of(List.of(launch));
  }

  /** Nanoseconds in milliseconds. */
  public static double millis(long nanos) {
    return Math.max(SHORTEST_NANOS, nanos) / 1e6;
  }

  /** How many there are. */
  public int count() {
    return millis.length;
  }

  /** All of them, ascending. */
  public double[] sorted() {
    return millis.clone();
  }

  /** A quantile, as NumPy's default interpolates it. */
  public double quantile(double q) {
    return OrderStatistics.quantile(millis, q);
  }

  /** The median, with its interval by order statistics: of these runs, not of other launches. */
  public Estimate median() {
    double[] ends = OrderStatistics.medianInterval(millis, Defaults.CONFIDENCE);
    return new Estimate(
        quantile(0.5),
        new ConfidenceInterval(
            ends[0],
            ends[1],
            Defaults.CONFIDENCE,
            "order statistics of " + count() + " runs of one launch"));
  }
}
