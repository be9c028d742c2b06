package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many times faster a student is than its teacher: the teacher's median over its own. */
public final class SpeedUp {
  private SpeedUp() {}

  /**
   * A student's speed-up at a place, as reliable as the medians that it is made of.
   *
   * @param subject a subject's name; none but students have one
   */
  public static Optional<Measurement> of(RunView view, String subject, Place place) {
    if (view.students().stream().noneMatch(s -> s.name().equals(subject))) {
      return Optional.empty();
    }
    return view.medianLatency()
        .flatMap(median -> view.versus(subject, median, place))
        .map(Versus::ratio)
        .filter(ratio -> ratio.value() > 0)
        .map(
            ratio ->
                Measurement.of(
                        "speed-up",
                        1 / ratio.value(),
                        Unit.NONE,
                        ratio.n(),
                        interval(ratio),
                        ratio.protocol())
                    .withValidity(ratio.validity()));
  }

  /** Teacher's time over student's, from the recorded student over teacher. */
  static @Nullable ConfidenceInterval interval(@Nullable Measurement ratio) {
    ConfidenceInterval interval = ratio == null ? null : ratio.interval();
    if (interval == null || interval.low() <= 0) {
      return null;
    }
    return new ConfidenceInterval(
        1 / interval.high(), 1 / interval.low(), interval.level(), interval.method());
  }
}
