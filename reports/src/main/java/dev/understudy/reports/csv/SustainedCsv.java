package dev.understudy.reports.csv;

import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Sustained loads, one line for each window in full precision; times count from the first run. */
public final class SustainedCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader(
              "subject", "device", "runtime", "start_s", "end_s", "runs", "median_ms", "thermal")
          .get();

  private SustainedCsv() {}

  /** Writes the table. */
  public static void write(List<SustainedLoad> loads, Appendable out) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (SustainedLoad load : loads) {
        for (Window window : load.windows()) {
          csv.printRecord(
              Cells.text(load.subject()),
              Cells.text(load.device()),
              Cells.text(load.runtime()),
              Cells.number(window.start()),
              Cells.number(window.end()),
              window.runs(),
              Cells.number(window.medianMs()),
              Cells.text(window.thermal()));
        }
      }
    }
  }
}
