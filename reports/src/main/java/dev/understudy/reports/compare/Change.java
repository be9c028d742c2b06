package dev.understudy.reports.compare;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.view.Versus.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value against the first run's.
 *
 * @param difference it − the first run's, with an interval where both have one of one level
 * @param outcome what may be said
 */
record Change(Measurement difference, Outcome outcome) {
  /** How the interval of a difference is made from those of two independent values. */
  static final String METHOD = "MOVER from both intervals";

  static Change of(MeasureInfo measure, Measurement first, Measurement other) {
    double d = other.value() - first.value();
    Validity validity = other.validity().isMeasured() ? first.validity() : other.validity();
    Measurement difference =
        new Measurement(
            other.measure(),
            d,
            other.unit(),
            other.n(),
            interval(first, other, d),
            other.protocol(),
            validity,
            List.of());
    return new Change(difference, outcome(measure, difference));
  }

  /**
   * The method of variance estimates recovery (Zou and Donner 2008, Statistics in Medicine
   * 27:1693): each end takes the two arms that reach that way, squared and added.
   */
  private static @Nullable ConfidenceInterval interval(
      Measurement first, Measurement other, double d) {
    ConfidenceInterval a = first.interval();
    ConfidenceInterval b = other.interval();
    if (a == null || b == null || a.level() != b.level()) {
      return null;
    }
    double low = d - Math.hypot(other.value() - b.low(), a.high() - first.value());
    double high = d + Math.hypot(b.high() - other.value(), first.value() - a.low());
    return Double.isFinite(low) && Double.isFinite(high)
        ? new ConfidenceInterval(low, high, a.level(), METHOD)
        : null;
  }

  private static Outcome outcome(MeasureInfo measure, Measurement difference) {
    ConfidenceInterval i = difference.interval();
    boolean counted = measure.group() == Group.COST && i == null;
    if (!difference.validity().isMeasured() || (i == null && !counted)) {
      return Outcome.UNTESTED;
    }
    boolean shown = i == null ? difference.value() != 0 : !i.contains(0);
    if (!shown) {
      return Outcome.NOT_SHOWN;
    }
    if (measure.direction() == Direction.NONE) {
      return Outcome.OTHER;
    }
    boolean lower = measure.direction() == Direction.LOWER;
    return (difference.value() < 0) == lower ? Outcome.BETTER : Outcome.WORSE;
  }

  /** Whether an interval shows it: counts differ or not, and need no test. */
  boolean isShownByInterval() {
    return difference.interval() != null
        && (outcome == Outcome.BETTER || outcome == Outcome.WORSE || outcome == Outcome.OTHER);
  }
}
