package dev.understudy.farm;

import dev.understudy.measuring.LatencyPlan;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Where a generator runs. */
public interface Device {
  /** Its id in records: {@code local}. */
  String id();

  /** CPU, cores, OS, memory: what a record says of it. */
  Map<String, String> facts();

  /**
   * Opens a generator for pictures.
   *
   * @throws dev.understudy.common.InputException if a binding does not fit the model, listing the
   *     model's inputs and shapes
   */
  Generator open(GeneratorSpec spec);

  /**
   * Times a generator at batch 1 in a process of its own. A launch that crashes or cannot run is a
   * result with its validity and the process's last lines, not an exception.
   */
  LaunchResult launch(GeneratorSpec spec, LatencyPlan plan, int launch);

  /**
   * Runs a generator at batch 1 without a pause, in a process of its own. What goes wrong is a
   * result, as with {@link #launch}.
   *
   * @param time for how long
   * @param soFar is told every few seconds, on the calling thread, how much of the time has passed
   */
  SustainedRun sustain(GeneratorSpec spec, Duration time, Consumer<Duration> soFar);
}
