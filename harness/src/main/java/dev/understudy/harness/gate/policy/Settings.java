package dev.understudy.harness.gate.policy;

import dev.understudy.reports.MeasureInfo.Direction;

/**
 * What one row is held to.
 *
 * @param direction which way is better; NONE is not judged
 * @param change the smallest relevant change
 * @param test how a change is told from noise
 * @param alpha the level that the corrected p-value is held against
 * @param ignored whether the row is left out
 */
public record Settings(
    Direction direction, SmallestChange change, TestKind test, double alpha, boolean ignored) {
  /** How much worse {@code now} is than {@code baseline}; negative where it is better. */
  public double worsening(double baseline, double now) {
    return direction == Direction.HIGHER ? baseline - now : now - baseline;
  }
}
