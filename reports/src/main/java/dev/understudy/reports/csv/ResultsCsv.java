package dev.understudy.reports.csv;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Comparison;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * One line for each value, then one for each comparison, in full precision. The column {@code kind}
 * is {@code value}, {@code difference} or {@code ratio}.
 */
public final class ResultsCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "kind",
              "subject",
              "role",
              "teacher",
              "device",
              "runtime",
              "measure",
              "value",
              "unit",
              "n",
              "ci_low",
              "ci_high",
              "ci_level",
              "ci_method",
              "p_value",
              "test",
              "protocol",
              "validity",
              "reason",
              "warnings")
          .get();

  private ResultsCsv() {}

  /** Writes the table. */
  public static void write(RunRecord record, Appendable out) throws IOException {
    Map<String, String> roles =
        record.subjects().stream()
            .collect(
                Collectors.toMap(
                    Subject::name, s -> s.role().name().toLowerCase(Locale.ROOT), (a, b) -> a));
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (Row row : record.rows()) {
        String role = roles.getOrDefault(row.subject(), "");
        print(
            csv,
            "value",
            row.subject(),
            role,
            "",
            row.device(),
            row.runtime(),
            row.measurement(),
            null,
            "");
      }
      for (Comparison c : record.comparisons()) {
        String role = roles.getOrDefault(c.student(), "");
        print(
            csv,
            "difference",
            c.student(),
            role,
            c.teacher(),
            c.device(),
            c.runtime(),
            c.difference(),
            c.pValue(),
            c.test());
        if (c.ratio() != null) {
          print(
              csv,
              "ratio",
              c.student(),
              role,
              c.teacher(),
              c.device(),
              c.runtime(),
              c.ratio(),
              c.pValue(),
              c.test());
        }
      }
    }
  }

  private static void print(
      CSVPrinter csv,
      String kind,
      String subject,
      String role,
      String teacher,
      @Nullable String device,
      @Nullable String runtime,
      Measurement m,
      @Nullable Double p,
      String test)
      throws IOException {
    ConfidenceInterval interval = m.interval();
    csv.printRecord(
        kind,
        Cells.text(subject),
        role,
        Cells.text(teacher),
        Cells.text(device),
        Cells.text(runtime),
        Cells.text(m.measure()),
        Cells.number(m.value()),
        m.unit().symbol(),
        m.n(),
        interval == null ? "" : Cells.number(interval.low()),
        interval == null ? "" : Cells.number(interval.high()),
        interval == null ? "" : Cells.number(interval.level()),
        interval == null ? "" : Cells.text(interval.method()),
        Cells.number(p),
        Cells.text(test),
        Cells.text(m.protocol()),
        m.validity().kind().name().toLowerCase(Locale.ROOT),
        Cells.text(m.validity().reason()),
        Cells.text(String.join("; ", m.warnings())));
  }
}
