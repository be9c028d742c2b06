package dev.understudy.farm;

import dev.understudy.common.Validity;
import dev.understudy.farm.SustainedRun.DeviceState;
import dev.understudy.measuring.job.Thermal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Scripted loads. */
public final class Loads {
  private Loads() {}

  /**
   * Runs one after the other until the time is over.
   *
   * @param seconds how long the load lasts
   * @param millis what a run takes that begins at a second of the load
   */
  public static SustainedRun of(double seconds, DoubleUnaryOperator millis) {
    List<Long> nanos = new ArrayList<>();
    double now = 0;
    while (now < seconds) {
      double run = millis.applyAsDouble(now);
      nanos.add(Math.round(run * 1e6));
      now += run / 1e3;
    }
    return new SustainedRun(
        new LaunchResult(0, 1, 1, List.of(), nanos, 100, 0.5, Validity.MEASURED), List.of());
  }

  /** The same load on a device that told of itself. */
  public static SustainedRun with(SustainedRun load, DeviceState... states) {
    return new SustainedRun(load.launch(), List.of(states));
  }

  /** The same load with another verdict. */
  public static SustainedRun with(SustainedRun load, Validity validity, double loadAverage) {
    return new SustainedRun(Launches.with(load.launch(), validity, loadAverage), load.states());
  }

  /** A state at a second of the load. */
  public static DeviceState state(double seconds, int runs, Thermal thermal) {
    return new DeviceState(Math.round(1e3 * seconds), runs, thermal, 87, 29.5);
  }
}
