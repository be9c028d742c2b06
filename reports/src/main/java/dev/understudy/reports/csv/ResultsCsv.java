package dev.understudy.reports.csv;

import dev.understudy.common.Measurement;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Comparison;
import dev.understudy.reports.RunRecord.Row;
import dev.understudy.reports.RunRecord.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * One line for each value, then one for each comparison, in full precision. The column {@code kind}
 * is {@code value}, {@code difference} or {@code ratio}.
 */
public final class ResultsCsv {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader(header()).get();

  private ResultsCsv() {}

  private static String[] header() {
    return Stream.of(
            List.of("kind", "subject", "role", "teacher", "device", "runtime"),
            MeasurementCells.VALUE,
            List.of("p_value", "test"),
            MeasurementCells.ORIGIN,
            List.of("warnings"))
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

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
    List<String> cells =
        new ArrayList<>(
            List.of(
                kind,
                Cells.text(subject),
                role,
                Cells.text(teacher),
                Cells.text(device),
                Cells.text(runtime)));
    cells.addAll(MeasurementCells.value(m));
    cells.addAll(List.of(Cells.number(p), Cells.text(test)));
    cells.addAll(MeasurementCells.origin(m));
    cells.add(Cells.text(String.join("; ", m.warnings())));
    csv.printRecord(cells);
  }
}
