package dev.understudy.farm.android;

import dev.understudy.farm.SustainedRun.DeviceState;
import dev.understudy.measuring.job.JobResult.StateAt;
import java.util.List;

/** A phone's states as a load tells them. */
final class LoadStates {
  private static final String STEADY = "steady";
  private static final String AFTER = "after";

  private LoadStates() {}

  /** Those from the first steady run on, counted from its beginning. */
  static List<DeviceState> of(List<StateAt> states) {
    long begun =
        states.stream()
            .filter(s -> s.phase().equals(STEADY))
            .mapToLong(StateAt::atMillis)
            .findFirst()
            .orElse(0);
    return states.stream()
        .filter(s -> s.phase().equals(STEADY) || s.phase().equals(AFTER))
        .map(
            s ->
                new DeviceState(
                    s.atMillis() - begun,
                    s.runs(),
                    s.state().thermal(),
                    s.state().batteryPercent(),
                    s.state().batteryCelsius()))
        .toList();
  }
}
