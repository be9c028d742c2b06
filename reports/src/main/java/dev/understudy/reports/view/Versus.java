package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord.Comparison;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A student against its teacher in one measure, and what may be said of it.
 *
 * @param difference student − teacher
 * @param ratio student / teacher, or null
 * @param pValue the test's p-value, or null where none was made
 * @param test the test's name, or empty
 * @param outcome what may be said
 */
public record Versus(
    Measurement difference,
    @Nullable Measurement ratio,
    @Nullable Double pValue,
    String test,
    Outcome outcome) {
  /** Below this a difference counts as shown. */
  public static final double ALPHA = 0.05;

  /** What may be said of a difference. */
  public enum Outcome {
    /** Shown: the student is better. */
    BETTER,
    /** Shown: the student is worse. */
    WORSE,
    /** Shown, in a measure where neither way is better. */
    OTHER,
    /** Tested, and not shown. */
    NOT_SHOWN,
    /** Neither tested nor with an interval, and not exact. */
    UNTESTED
  }

  /** Whether the difference was shown. */
  public boolean isSignificant() {
    return outcome == Outcome.BETTER || outcome == Outcome.WORSE || outcome == Outcome.OTHER;
  }

  /** Whether the figures stand as measured by their protocol. */
  public boolean isValid() {
    return difference.validity().isMeasured();
  }

  /** A difference of a figure that may not be believed may not be believed either. */
  Versus onlyAsValidAs(Optional<Measurement> value) {
    if (value.isEmpty() || value.get().validity().isMeasured() || !isValid()) {
      return this;
    }
    Validity validity = value.get().validity();
    return new Versus(
        difference.withValidity(validity),
        ratio == null ? null : ratio.withValidity(validity),
        pValue,
        test,
        outcome);
  }

  static Versus of(Comparison c, MeasureInfo measure) {
    boolean untested = c.pValue() == null && c.difference().interval() == null;
    Outcome outcome =
        untested
            ? exact(c.difference(), measure)
            : judge(c.difference(), c.pValue(), measure.direction());
    return new Versus(c.difference(), c.ratio(), c.pValue(), c.test(), outcome);
  }

  /** Exact counts need no test; other plain differences stay untested. */
  static Optional<Versus> derive(Measurement teacher, Measurement student, MeasureInfo measure) {
    double d = student.value() - teacher.value();
    if (!Double.isFinite(d)) {
      return Optional.empty();
    }
    Validity validity = student.validity().isMeasured() ? teacher.validity() : student.validity();
    Measurement difference = plain(student, d, student.unit(), validity);
    boolean hasRatio =
        (measure.group() == Group.COST || measure.group() == Group.LATENCY)
            && teacher.value() > 0
            && student.value() > 0;
    Measurement ratio =
        hasRatio ? plain(student, student.value() / teacher.value(), Unit.NONE, validity) : null;
    return Optional.of(new Versus(difference, ratio, null, "", exact(difference, measure)));
  }

  private static Measurement plain(Measurement like, double value, Unit unit, Validity validity) {
    return new Measurement(
        like.measure(),
        value,
        unit,
        like.n(),
        null,
        like.protocol(),
        validity,
        java.util.List.of());
  }

  /** A counted cost is what it is; any other untested difference may be chance. */
  private static Outcome exact(Measurement difference, MeasureInfo measure) {
    boolean counted = measure.group() == Group.COST && difference.validity().isMeasured();
    return counted && difference.value() != 0
        ? way(difference.value(), measure.direction())
        : Outcome.UNTESTED;
  }

  private static Outcome judge(Measurement difference, @Nullable Double p, Direction direction) {
    ConfidenceInterval interval = difference.interval();
    if (Double.isNaN(difference.value())) {
      return Outcome.UNTESTED;
    }
    boolean shown = p != null ? p < ALPHA : interval != null && !interval.contains(0);
    return shown ? way(difference.value(), direction) : Outcome.NOT_SHOWN;
  }

  private static Outcome way(double difference, Direction direction) {
    if (direction == Direction.NONE || difference == 0) {
      return Outcome.OTHER;
    }
    return (difference < 0) == (direction == Direction.LOWER) ? Outcome.BETTER : Outcome.WORSE;
  }
}
