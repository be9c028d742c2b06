package dev.understudy.farm;

import dev.understudy.common.Measurement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A student's latency against its teacher's, from interleaved launches.
 *
 * @param difference student's minus teacher's {@code latency-p50}, milliseconds, with its interval
 * @param ratio student's over teacher's {@code latency-p50}, with its interval; below 1 the student
 *     is faster
 * @param pValue two-sided p-value of {@code test} on the steady samples, or null where either side
 *     has none
 * @param test the test's name; empty where none was made
 * @param signAgrees whether the same side is faster in every round of launches
 */
public record LatencyComparison(
    Measurement difference,
    Measurement ratio,
    @Nullable Double pValue,
    String test,
    boolean signAgrees) {

  /**
   * Compares the launches of two configurations. Launches of the same number are a pair: they were
   * made in the same round.
   */
  public static LatencyComparison of(List<LaunchResult> teacher, List<LaunchResult> student) {
    throw new UnsupportedOperationException(teacher.toString() + student); // follows
  }
}
