package dev.understudy.farm;

import dev.understudy.common.Validity;
import java.util.List;

/**
 * What one launch (one process) of one configuration measured. All times in nanoseconds by the
 * monotonic clock around the invoke alone.
 *
 * @param launch the launch's number, from 0
 * @param loadNanos reading the model and making the session
 * @param firstNanos the first inference
 * @param warmUpNanos each warm-up run after the first
 * @param steadyNanos each steady-state run
 * @param peakMemoryBytes peak resident memory of the launch's own process; -1 where the platform
 *     does not tell
 * @param loadAverage the machine's 1-minute load average just before; -1 where not told
 * @param validity whether the samples may be believed
 * @param conditions what a row must say of the launch beside its figures, such as a phone's
 *     delegate coverage and heat; empty on this machine
 */
public record LaunchResult(
    int launch,
    long loadNanos,
    long firstNanos,
    List<Long> warmUpNanos,
    List<Long> steadyNanos,
    long peakMemoryBytes,
    double loadAverage,
    Validity validity,
    List<String> conditions) {
  /** Copies the lists. */
  public LaunchResult {
    warmUpNanos = List.copyOf(warmUpNanos);
    steadyNanos = List.copyOf(steadyNanos);
    conditions = List.copyOf(conditions);
  }

  /** A launch of which nothing is to be said beside its figures. */
  public LaunchResult(
      int launch,
      long loadNanos,
      long firstNanos,
      List<Long> warmUpNanos,
      List<Long> steadyNanos,
      long peakMemoryBytes,
      double loadAverage,
      Validity validity) {
    this(
        launch,
        loadNanos,
        firstNanos,
        warmUpNanos,
        steadyNanos,
        peakMemoryBytes,
        loadAverage,
        validity,
        List.of());
  }

  /** A launch that timed nothing. */
  public static LaunchResult without(int launch, Validity why) {
    return new LaunchResult(launch, 0, 0, List.of(), List.of(), -1, -1, why);
  }
}
