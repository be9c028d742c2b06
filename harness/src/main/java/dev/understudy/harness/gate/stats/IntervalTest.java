package dev.understudy.harness.gate.stats;

import dev.understudy.common.ConfidenceInterval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether two estimates differ, from their confidence intervals alone: Zou and Donner's method of
 * variance estimates recovery (2008). Each estimate's standard error is read from the arm of its
 * interval that points at the other, since intervals of distances are not symmetric; the estimates
 * are taken for independent. Two runs at equal inputs are not, and then the test is cautious. (That
 * two intervals do not overlap would be more cautious still: p &lt; 0.006 where each is of 95 %.)
 */
public final class IntervalTest {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private IntervalTest() {}

  /** An estimate and its interval. */
  public record Estimate(double value, ConfidenceInterval interval) {
    /** The standard error on one side. */
    double error(boolean upwards) {
      double arm = upwards ? interval.high() - value : value - interval.low();
      // A distance's interval may lie beside its value where bias was taken off it.
      return Math.max(0, arm) / NORMAL.inverseSurvivalProbability((1 - interval.level()) / 2);
    }
  }

  /** The two-sided p-value. */
  public static double pValue(Estimate baseline, Estimate now) {
    double difference = now.value() - baseline.value();
    if (difference == 0) {
      return 1;
    }
    double error = Math.hypot(baseline.error(difference > 0), now.error(difference < 0));
    return error == 0 ? 0 : 2 * NORMAL.survivalProbability(Math.abs(difference) / error);
  }
}
