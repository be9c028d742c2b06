package dev.understudy.reports.csv;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import java.util.List;
import java.util.Locale;

/** A measurement's cells, the same in every table that has one a line. */
final class MeasurementCells {
  /** Headings of {@link #value}. */
  static final List<String> VALUE =
      List.of("measure", "value", "unit", "n", "ci_low", "ci_high", "ci_level", "ci_method");

  /** Headings of {@link #origin}. */
  static final List<String> ORIGIN = List.of("protocol", "validity", "reason");

  private MeasurementCells() {}

  /** What was measured, with its interval. */
  static List<String> value(Measurement m) {
    ConfidenceInterval interval = m.interval();
    return List.of(
        Cells.text(m.measure()),
        Cells.number(m.value()),
        m.unit().symbol(),
        Long.toString(m.n()),
        interval == null ? "" : Cells.number(interval.low()),
        interval == null ? "" : Cells.number(interval.high()),
        interval == null ? "" : Cells.number(interval.level()),
        interval == null ? "" : Cells.text(interval.method()));
  }

  /** How it was measured, and whether it can be relied on. */
  static List<String> origin(Measurement m) {
    return List.of(
        Cells.text(m.protocol()),
        m.validity().kind().name().toLowerCase(Locale.ROOT),
        Cells.text(m.validity().reason()));
  }
}
