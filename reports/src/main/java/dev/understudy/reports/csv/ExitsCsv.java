package dev.understudy.reports.csv;

import dev.understudy.common.Measurement;
import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.ExitSweep.Choice;
import dev.understudy.reports.ExitSweep.Exit;
import dev.understudy.reports.ExitSweep.Threshold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * Early exits, one line for each value in full precision. The column {@code rule} is {@code always}
 * (the exit on its own), {@code oracle} or {@code predictor}; {@code always-predicted} is an exit
 * with the predictor's part.
 */
public final class ExitsCsv {
  private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader(header()).get();

  private static String[] header() {
    return Stream.of(
            List.of("subject", "threshold", "rule", "exit", "device", "runtime"),
            MeasurementCells.VALUE,
            MeasurementCells.ORIGIN)
        .flatMap(List::stream)
        .toArray(String[]::new);
  }

  private final CSVPrinter csv;
  private final ExitSweep sweep;

  private ExitsCsv(CSVPrinter csv, ExitSweep sweep) {
    this.csv = csv;
    this.sweep = sweep;
  }

  /** Writes the table. */
  public static void write(List<ExitSweep> sweeps, Appendable out) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (ExitSweep sweep : sweeps) {
        new ExitsCsv(csv, sweep).write();
      }
    }
  }

  private void write() throws IOException {
    for (Exit exit : sweep.exits()) {
      print(null, "always", exit.name(), "", "", exit.distanceToLast());
      print(null, "always", exit.name(), "", "", exit.macs());
      print(null, "always-predicted", exit.name(), "", "", exit.macsWithPredictor());
      for (ExitSweep.Timing t : exit.timings()) {
        print(null, "always", exit.name(), t.device(), t.runtime(), t.latency());
        print(null, "always-predicted", exit.name(), t.device(), t.runtime(), t.withPredictor());
      }
    }
    for (Threshold threshold : sweep.thresholds()) {
      for (int k = 0; k < sweep.exits().size(); k++) {
        String name = sweep.exits().get(k).name();
        print(threshold.threshold(), "always", name, "", "", threshold.above().get(k));
      }
      choice(threshold.threshold(), "oracle", threshold.oracle());
      if (threshold.predictor() != null) {
        choice(threshold.threshold(), "predictor", threshold.predictor());
      }
    }
  }

  private void choice(double threshold, String rule, Choice choice) throws IOException {
    for (int k = 0; k < sweep.exits().size(); k++) {
      Measurement taken =
          Measurement.of(
              "exit-taken",
              (double) choice.taken().get(k),
              dev.understudy.common.Unit.NONE,
              sweep.pictures(),
              null,
              "pictures that take this exit");
      print(threshold, rule, sweep.exits().get(k).name(), "", "", taken);
    }
    for (Measurement m :
        List.of(choice.above(), choice.distance(), choice.macs(), choice.macsSaving())) {
      print(threshold, rule, "", "", "", m);
    }
    for (ExitSweep.Speed speed : choice.speeds()) {
      print(threshold, rule, "", speed.device(), speed.runtime(), speed.latency());
      print(threshold, rule, "", speed.device(), speed.runtime(), speed.saving());
    }
  }

  private void print(
      @Nullable Double threshold,
      String rule,
      String exit,
      String device,
      String runtime,
      @Nullable Measurement m)
      throws IOException {
    if (m == null) {
      return;
    }
    List<String> cells =
        new ArrayList<>(
            List.of(
                Cells.text(sweep.subject()),
                Cells.number(threshold),
                rule,
                Cells.text(exit),
                Cells.text(device),
                Cells.text(runtime)));
    cells.addAll(MeasurementCells.value(m));
    cells.addAll(MeasurementCells.origin(m));
    csv.printRecord(cells);
  }
}
