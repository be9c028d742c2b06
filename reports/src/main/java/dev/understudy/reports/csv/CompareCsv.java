package dev.understudy.reports.csv;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.compare.CompareBuilder.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Several runs, one line for each value in full precision. {@code comparable} is {@code first} for
 * the first run, {@code yes}, {@code no} or empty where there is nothing to hold it against; {@code
 * why} says why not.
 */
public final class CompareCsv {
  private static final List<String> PLACE =
      List.of("run", "started", "experiment_sha256", "subject", "role", "device", "runtime");
  private static final List<String> CHANGE =
      List.of("difference", "difference_low", "difference_high", "comparable", "why");

  private CompareCsv() {}

  /** Writes the table. */
  public static void write(List<Value> values, Appendable out) throws IOException {
    List<String> head = new ArrayList<>(PLACE);
    head.addAll(MeasurementCells.VALUE);
    head.addAll(CHANGE);
    head.addAll(MeasurementCells.ORIGIN);
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader(head.toArray(new String[0])).get();
    try (CSVPrinter csv = new CSVPrinter(out, format)) {
      for (Value value : values) {
        csv.printRecord(line(value));
      }
    }
  }

  private static List<String> line(Value value) {
    RunRecord record = value.run().view().record();
    Measurement d = value.difference();
    ConfidenceInterval interval = d == null ? null : d.interval();
    List<String> line =
        new ArrayList<>(
            List.of(
                Cells.text(value.run().label()),
                record.started().toString(),
                Cells.text(record.experimentHash()),
                Cells.text(value.subject().name()),
                value.subject().role().name().toLowerCase(Locale.ROOT),
                Cells.text(value.place().device()),
                Cells.text(value.place().runtime())));
    line.addAll(MeasurementCells.value(value.measurement()));
    line.add(d == null ? "" : Cells.number(d.value()));
    line.add(interval == null ? "" : Cells.number(interval.low()));
    line.add(interval == null ? "" : Cells.number(interval.high()));
    line.add(value.comparable());
    line.add(Cells.text(value.why()));
    line.addAll(MeasurementCells.origin(value.measurement()));
    return line;
  }
}
