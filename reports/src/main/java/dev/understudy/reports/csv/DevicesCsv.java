package dev.understudy.reports.csv;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.devices.DeviceRow;
import dev.understudy.reports.devices.DeviceRows;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.PictureSize;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * One line for each subject, device and runtime, in full precision. {@code real_time} is {@code
 * yes} or {@code no}; {@code protocol} and {@code n} are the median's.
 */
public final class DevicesCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "device",
              "runtime",
              "subject",
              "role",
              "width",
              "height",
              "parameters",
              "macs",
              "quality_measure",
              "quality",
              "quality_ci_low",
              "quality_ci_high",
              "median_ms",
              "median_ci_low",
              "median_ci_high",
              "p90_ms",
              "first_ms",
              "load_ms",
              "peak_memory_bytes",
              "speed_up",
              "speed_up_ci_low",
              "speed_up_ci_high",
              "real_time",
              "n",
              "protocol",
              "validity",
              "reason")
          .get();

  private DevicesCsv() {}

  /** Writes the table. */
  public static void write(DeviceRows rows, Appendable out) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (DeviceRow row : rows.rows()) {
        csv.printRecord(cells(row));
      }
    }
  }

  private static List<String> cells(DeviceRow row) {
    PictureSize size = row.size();
    Measurement median = row.median();
    List<String> cells = new ArrayList<>();
    cells.add(Cells.text(row.place().device()));
    cells.add(Cells.text(row.place().runtime()));
    cells.add(Cells.text(row.subject().name()));
    cells.add(row.subject().role().name().toLowerCase(Locale.ROOT));
    cells.add(size == null ? "" : Integer.toString(size.width()));
    cells.add(size == null ? "" : Integer.toString(size.height()));
    cells.add(value(find(row.model(), m -> m.unit() == Unit.PARAMETERS)));
    cells.add(value(find(row.model(), m -> m.unit() == Unit.MACS)));
    Measurement quality =
        find(row.model(), m -> m.unit() != Unit.PARAMETERS && m.unit() != Unit.MACS);
    cells.add(quality == null ? "" : Cells.text(quality.measure()));
    withEnds(cells, quality);
    withEnds(cells, median);
    for (String id : List.of("latency-p90", "latency-first", "latency-load", "peak-memory")) {
      cells.add(value(find(row.timings(), m -> m.measure().equals(id))));
    }
    withEnds(cells, row.speedUp());
    cells.add(row.isRealTime().map(yes -> yes ? "yes" : "no").orElse(""));
    cells.add(median == null ? "" : Long.toString(median.n()));
    cells.add(median == null ? "" : Cells.text(median.protocol()));
    List<Validity> doubts = row.validities();
    cells.add(
        doubts.isEmpty()
            ? Phrases.word(Validity.Kind.MEASURED)
            : joined(doubts, v -> Phrases.word(v.kind())));
    cells.add(Cells.text(joined(doubts, Validity::reason)));
    return cells;
  }

  private static String joined(List<Validity> all, Function<Validity, String> part) {
    return all.stream().map(part).distinct().collect(Collectors.joining("; "));
  }

  private static @Nullable Measurement find(
      Map<MeasureInfo, Measurement> values, Predicate<Measurement> wanted) {
    return values.values().stream().filter(wanted).findFirst().orElse(null);
  }

  private static String value(@Nullable Measurement m) {
    return m == null ? "" : Cells.number(m.value());
  }

  private static void withEnds(List<String> cells, @Nullable Measurement m) {
    ConfidenceInterval interval = m == null ? null : m.interval();
    cells.add(value(m));
    cells.add(interval == null ? "" : Cells.number(interval.low()));
    cells.add(interval == null ? "" : Cells.number(interval.high()));
  }
}
