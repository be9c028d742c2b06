package dev.understudy.reports.csv;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.compare.CompareBuilder.Value;
import java.io.IOException;
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
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "run",
              "started",
              "experiment_sha256",
              "subject",
              "role",
              "device",
              "runtime",
              "measure",
              "value",
              "unit",
              "n",
              "ci_low",
              "ci_high",
              "ci_level",
              "difference",
              "difference_low",
              "difference_high",
              "comparable",
              "why",
              "protocol",
              "validity",
              "reason")
          .get();

  private CompareCsv() {}

  /** Writes the table. */
  public static void write(List<Value> values, Appendable out) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (Value value : values) {
        print(csv, value);
      }
    }
  }

  private static void print(CSVPrinter csv, Value value) throws IOException {
    RunRecord record = value.run().view().record();
    Measurement m = value.measurement();
    Measurement d = value.difference();
    ConfidenceInterval i = m.interval();
    ConfidenceInterval di = d == null ? null : d.interval();
    csv.printRecord(
        Cells.text(value.run().label()),
        record.started(),
        Cells.text(record.experimentHash()),
        Cells.text(value.subject().name()),
        value.subject().role().name().toLowerCase(Locale.ROOT),
        Cells.text(value.place().device()),
        Cells.text(value.place().runtime()),
        Cells.text(m.measure()),
        Cells.number(m.value()),
        m.unit().symbol(),
        m.n(),
        i == null ? "" : Cells.number(i.low()),
        i == null ? "" : Cells.number(i.high()),
        i == null ? "" : Cells.number(i.level()),
        d == null ? "" : Cells.number(d.value()),
        di == null ? "" : Cells.number(di.low()),
        di == null ? "" : Cells.number(di.high()),
        value.comparable(),
        Cells.text(value.why()),
        Cells.text(m.protocol()),
        m.validity().kind().name().toLowerCase(Locale.ROOT),
        Cells.text(m.validity().reason()));
  }
}
