package dev.understudy.harness.gate;

import dev.understudy.reports.RunRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in memory. */
final class FakeRun implements GateRun {
  private final String name;
  private final RunRecord record;
  private final Map<Configuration, LaunchSamples> launches;
  private final Map<String, double[]> values;

  /**
   * @param values by measure, of the student
   */
  FakeRun(
      String name,
      RunRecord record,
      Map<Configuration, LaunchSamples> launches,
      Map<String, double[]> values) {
    this.name = name;
    this.record = record;
    this.launches = launches;
    this.values = values;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public RunRecord record() {
    return record;
  }

  @Override
  public LaunchSamples launches(Configuration configuration) {
    return launches.getOrDefault(configuration, new LaunchSamples(List.of(), List.of()));
  }

  @Override
  public Optional<double[]> values(String subject, String measure) {
    return subject.equals("student") ? Optional.ofNullable(values.get(measure)) : Optional.empty();
  }
}
