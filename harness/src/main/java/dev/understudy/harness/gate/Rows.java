package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Rows of a record as the gate looks at them. */
final class Rows {
  private Rows() {}

  /** The rows of the subjects; those of the real pictures judge the protocol, not a model. */
  static Map<RowKey, Row> of(RunRecord record) {
    Map<RowKey, Row> rows = new LinkedHashMap<>();
    for (Row row : record.rows()) {
      if (!row.subject().equals(RunRecord.REAL)) {
        rows.putIfAbsent(RowKey.of(row), row);
      }
    }
    return rows;
  }

  /** Why a value is none: {@code throttled (the phone was hot)}. */
  static String invalid(Measurement m) {
    String kind = m.validity().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return kind + (m.validity().reason().isEmpty() ? "" : " (" + m.validity().brief() + ")");
  }
}
