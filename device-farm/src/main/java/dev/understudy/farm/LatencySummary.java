package dev.understudy.farm;

import dev.understudy.common.Measurement;
import dev.understudy.measuring.LatencyPlan;
import java.util.List;

/**
 * The launches of one configuration as measurements: {@code latency-load}, {@code latency-first},
 * {@code latency-p50}, {@code latency-p90}, {@code latency-p95}, {@code latency-p99} (milliseconds)
 * and {@code peak-memory} (bytes).
 */
public final class LatencySummary {
  private LatencySummary() {}

  /** {@link #of(List, LatencyPlan, int)}, without a warning of missing launches or of load. */
  public static List<Measurement> of(List<LaunchResult> launches) {
    throw new UnsupportedOperationException(launches.toString()); // follows
  }

  /**
   * Sums the launches up.
   *
   * @param launches every launch of the configuration, failed ones too
   * @param plan the plan they were made by
   * @param cores the device's cores, to judge the load average by
   */
  public static List<Measurement> of(List<LaunchResult> launches, LatencyPlan plan, int cores) {
    throw new UnsupportedOperationException(launches.toString() + plan + cores); // follows
  }
}
