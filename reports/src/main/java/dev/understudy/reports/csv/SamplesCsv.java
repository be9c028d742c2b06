package dev.understudy.reports.csv;

import dev.understudy.reports.view.RunFiles.Samples;
import dev.understudy.reports.view.RunFiles.Times;
import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * One line for each raw sample, in nanoseconds. The column {@code phase} is {@code load}, {@code
 * first}, {@code warm-up} or {@code steady}; {@code index} counts from 0 within launch and phase.
 */
public final class SamplesCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("subject", "device", "runtime", "launch", "phase", "index", "nanoseconds")
          .get();

  private SamplesCsv() {}

  /** Writes the table. */
  public static void write(List<Samples> samples, Appendable out) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (Samples launch : samples) {
        Times times = launch.times();
        print(csv, launch, "load", measured(times.loadNs()));
        print(csv, launch, "first", measured(times.firstNs()));
        print(csv, launch, "warm-up", times.warmUpNs());
        print(csv, launch, "steady", times.steadyNs());
      }
    }
  }

  private static List<Long> measured(long nanoseconds) {
    return nanoseconds < 0 ? List.of() : List.of(nanoseconds);
  }

  private static void print(CSVPrinter csv, Samples launch, String phase, List<Long> times)
      throws IOException {
    String subject = Cells.text(launch.file().subject());
    String device = Cells.text(launch.file().device());
    String runtime = Cells.text(launch.file().runtime());
    for (int i = 0; i < times.size(); i++) {
      csv.printRecord(subject, device, runtime, launch.file().launch(), phase, i, times.get(i));
    }
  }
}
