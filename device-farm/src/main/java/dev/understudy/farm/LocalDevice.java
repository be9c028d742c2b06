package dev.understudy.farm;

import dev.understudy.measuring.LatencyPlan;
import dev.understudy.runtimes.Tensor;
import java.time.Duration;
import java.util.Map;

/** This machine: pictures in this process, timings in processes of their own. */
public final class LocalDevice implements Device {
  /** Its id in experiment files and records. */
  public static final String ID = "local";

  /** This machine, launching at once whatever its load. */
  public LocalDevice() {}

  /**
   * This machine, waiting before each launch until its load average is low, but no longer than
   * {@code longest}. The load average is recorded with the launch either way.
   */
  public LocalDevice waitingForIdle(Duration longest) {
    throw new UnsupportedOperationException(longest.toString()); // follows
  }

  /**
   * The inputs of a generator's first picture, batch 1, by name: what counting its cost needs.
   *
   * @throws dev.understudy.common.InputException if a binding does not fit the model
   */
  public static Map<String, Tensor> exampleInputs(GeneratorSpec spec) {
    throw new UnsupportedOperationException(spec.subject()); // follows
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Map<String, String> facts() {
    throw new UnsupportedOperationException(); // follows
  }

  @Override
  public Generator open(GeneratorSpec spec) {
    throw new UnsupportedOperationException(spec.subject()); // follows
  }

  /**
   * {@inheritDoc}
   *
   * @throws java.util.concurrent.CancellationException if this program or the launch was asked to
   *     stop (Ctrl-C, SIGTERM, interruption) before it had a result: such a launch says nothing of
   *     the model, so it must not be journaled
   */
  @Override
  public LaunchResult launch(GeneratorSpec spec, LatencyPlan plan, int launch) {
    throw new UnsupportedOperationException(spec.subject()); // follows
  }
}
