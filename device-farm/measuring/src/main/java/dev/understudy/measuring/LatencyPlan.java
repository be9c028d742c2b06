package dev.understudy.measuring;

import java.time.Duration;

/**
 * How long to time one configuration. The named plans are {@link #quick}, {@link #standard} and
 * {@link #nightly}; every figure can be set.
 *
 * @param name the plan's name, or {@code custom}
 * @param launches processes per configuration, at least 1
 * @param warmUpRuns fewest warm-up runs
 * @param maxWarmUp longest warm-up before it counts as unstable
 * @param stability the short and the long moving average must agree within this share, e.g. 0.04
 * @param minRuns fewest steady runs
 * @param minTime shortest steady phase, unless the interval is narrow enough before
 * @param maxTime longest steady phase
 * @param halfWidth relative 95 % CI half-width of the median at which it may stop early, e.g. 0.02;
 *     0 never stops early
 */
public record LatencyPlan(
    String name,
    int launches,
    int warmUpRuns,
    Duration maxWarmUp,
    double stability,
    int minRuns,
    Duration minTime,
    Duration maxTime,
    double halfWidth) {
  /** Checks that every figure is possible. */
  public LatencyPlan {
    if (launches < 1 || warmUpRuns < 0 || minRuns < 1) {
      throw new IllegalArgumentException("launches and runs must be at least 1");
    }
    if (maxTime.compareTo(minTime) < 0) {
      throw new IllegalArgumentException("max-time is shorter than min-time");
    }
    if (!(stability > 0) || !(halfWidth >= 0)) {
      throw new IllegalArgumentException("stability must be above 0 and half-width not negative");
    }
  }

  /** The demo's: a few seconds per configuration, enough for a median and p90. */
  public static LatencyPlan quick() {
    return new LatencyPlan(
        "quick",
        3,
        10,
        Duration.ofSeconds(2),
        0.04,
        64,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        0.02);
  }

  /** What a published figure needs. */
  public static LatencyPlan standard() {
    return new LatencyPlan(
        "standard",
        3,
        10,
        Duration.ofSeconds(8),
        0.04,
        64,
        Duration.ofSeconds(10),
        Duration.ofSeconds(150),
        0.02);
  }

  /** For nightly trends: at least 1024 runs and 60 s, no early stop. */
  public static LatencyPlan nightly() {
    return new LatencyPlan(
        "nightly",
        3,
        10,
        Duration.ofSeconds(8),
        0.04,
        1024,
        Duration.ofSeconds(60),
        Duration.ofSeconds(150),
        0);
  }
}
