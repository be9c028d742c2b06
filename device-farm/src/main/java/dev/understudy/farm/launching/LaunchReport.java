package dev.understudy.farm.launching;

import dev.understudy.common.Validity;
import java.util.List;

/**
 * What a launch tells.
 *
 * @param loadNanos reading the model and making the session
 * @param firstNanos the first inference
 * @param warmUpNanos each warm-up run
 * @param steadyNanos each steady run
 * @param peakMemoryBytes the process's peak resident memory, -1 where not told
 * @param validity whether the samples may be believed; of a model that its runtime refused:
 *     UNSUPPORTED, without samples
 */
public record LaunchReport(
    long loadNanos,
    long firstNanos,
    List<Long> warmUpNanos,
    List<Long> steadyNanos,
    long peakMemoryBytes,
    Validity validity) {
  /** Of a launch that has no samples. */
  public static LaunchReport without(Validity why) {
    return new LaunchReport(0, 0, List.of(), List.of(), -1, why);
  }
}
