package dev.understudy.farm;

import dev.understudy.common.Validity;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.job.Thermal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device measured while one process ran a generator without a pause. The load begins with
 * the first inference, and nothing is left out as a warm-up: every run after the first is among the
 * steady ones.
 *
 * @param launch the process; its verdict knows that heat is what is measured here
 * @param states the device once a second, in order; empty where it tells nothing of itself
 */
public record SustainedRun(LaunchResult launch, List<DeviceState> states) {
  /** Copies the list. */
  public SustainedRun {
    states = List.copyOf(states);
  }

  /**
   * The device at one moment.
   *
   * @param atMillis since the first steady run began
   * @param runs steady runs that had ended
   * @param thermal Android's thermal status
   * @param batteryPercent the battery's charge, 0 to 100; null where not told
   * @param batteryCelsius its temperature; null where not told
   */
  public record DeviceState(
      long atMillis,
      int runs,
      Thermal thermal,
      @Nullable Integer batteryPercent,
      @Nullable Double batteryCelsius) {}

  /** A load that was not put on. */
  public static SustainedRun without(Validity why) {
    return new SustainedRun(LaunchResult.without(0, why), List.of());
  }

  /**
   * The plan of a launch that runs so long, however its latency goes.
   *
   * @param time how long, at most what a load may last
   */
  public static LatencyPlan plan(Duration time) {
    // Without warm-up runs nothing has to settle, so that the stability is never looked at.
    double stability = LatencyPlan.standard().stability();
    return new LatencyPlan("sustained", 1, 0, Duration.ZERO, stability, 1, time, time, 0);
  }
}
