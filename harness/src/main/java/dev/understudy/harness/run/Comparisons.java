package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Difference;
import dev.understudy.reports.RunRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Students held against the teacher. */
final class Comparisons {
  private Comparisons() {}

  /** A value per contestant, and each student's difference to the teacher. */
  static void compare(
      Setup setup,
      Function<Contestant, Measurement> measure,
      Pairs.Differ differ,
      FragmentBuilder out) {
    Map<Contestant, Measurement> values = new LinkedHashMap<>();
    for (Contestant c : setup.contestants()) {
      Measurement value = measure.apply(c);
      values.put(c, value);
      out.row(c.name(), value);
    }
    Pairs.forEach(
        setup,
        (t, s) ->
            out.comparison(
                of(t, s, differ.between(t, s), Pairs.of(values, t), Pairs.of(values, s))));
  }

  /**
   * A difference at equal inputs, with the plain ratio of the two values where both are positive.
   */
  static RunRecord.Comparison of(
      Contestant teacher,
      Contestant student,
      Difference difference,
      Measurement teacherValue,
      Measurement studentValue) {
    return new RunRecord.Comparison(
        difference.value().measure(),
        null,
        null,
        teacher.name(),
        student.name(),
        difference.value(),
        ratio(teacherValue, studentValue),
        null,
        "");
  }

  /** Exact counts, such as costs: no interval, no test. */
  static RunRecord.Comparison exact(
      String runtime, String teacher, String student, Measurement t, Measurement s) {
    Measurement difference =
        new Measurement(
            t.measure(),
            s.value() - t.value(),
            t.unit(),
            1,
            null,
            t.protocol(),
            t.validity(),
            List.of());
    return new RunRecord.Comparison(
        t.measure(), null, runtime, teacher, student, difference, ratio(t, s), null, "");
  }

  private static @Nullable Measurement ratio(Measurement teacher, Measurement student) {
    if (!(teacher.value() > 0) || !(student.value() > 0)) {
      return null;
    }
    return Measurement.of(
        teacher.measure(),
        student.value() / teacher.value(),
        Unit.NONE,
        Math.min(teacher.n(), student.n()),
        null,
        "student / teacher");
  }
}
