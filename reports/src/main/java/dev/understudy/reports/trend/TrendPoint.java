package dev.understudy.reports.trend;

import dev.understudy.common.Validity;
import java.time.Instant;

/**
 * One run's value in a series.
 *
 * @param run the run's history id
 * @param time when the run was started
 * @param value the value in the series' unit; NaN where there is none
 * @param low the confidence interval's lower end; NaN where there is none
 * @param high its upper end
 * @param n how many pictures, pairs or timed runs it rests on
 * @param validity whether it may be believed
 */
public record TrendPoint(
    String run,
    Instant time,
    double value,
    double low,
    double high,
    long n,
    Validity.Kind validity) {
  /** Whether it is a finite value that was measured as its protocol demands. */
  public boolean counts() {
    return validity == Validity.Kind.MEASURED && Double.isFinite(value);
  }
}
