package dev.understudy.harness.cli.history;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.understudy.common.Measurement;
import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.harness.cli.RunReference;
import dev.understudy.harness.cli.TextTable;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.RunSummary;
import dev.understudy.reports.history.StoredRun;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.MainRows;
import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy history show ID}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Say what a stored run found: its verdict and main values.")
final class ShowCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "ID", description = "A history id's first digits, or tag:NAME.")
  private String id = "";

  @Option(names = "--all", description = "Every value, not the main ones only.")
  private boolean all;

  @Option(names = "--json", description = "Print one JSON object, with the whole record in it.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    try (History opened = History.openExisting(history.place())) {
      StoredRun run = RunReference.find(id, opened);
      if (json) {
        out.println(
            Json.of(
                "run", Json.run(run.summary()),
                "files", run.files(),
                "verdict", Reports.verdict(run.record()),
                "record", new RawValue(line(run))));
      } else {
        print(run, out);
      }
    }
    out.flush();
  }

  /** JSON text has no line break but between its tokens. */
  private static String line(StoredRun run) {
    byte[] record = run.file(Reports.RECORD_FILE).orElseThrow();
    return new String(record, StandardCharsets.UTF_8).replace("\n", "").replace("\r", "");
  }

  private void print(StoredRun run, PrintWriter out) {
    RunSummary summary = run.summary();
    out.println("run         " + summary.id());
    out.println("experiment  " + Names.visible(summary.name()));
    out.println("started     " + summary.started());
    out.println("imported    " + summary.imported() + ", " + run.files().size() + " files");
    out.println("host        " + Names.visible(summary.host()));
    if (!summary.tags().isEmpty()) {
      out.println("tags        " + String.join(", ", summary.tags()));
    }
    out.println();
    Reports.verdict(run.record()).forEach(out::println);
    out.println();
    List<RunRecord.Row> rows = all ? run.record().rows() : MainRows.of(run.record());
    TextTable table = new TextTable("lllll");
    for (RunRecord.Row row : rows) {
      Measurement m = row.measurement();
      String interval = Figures.of(m).interval();
      table.row(
          Names.brief(row.subject(), 40),
          m.measure(),
          Figures.withUnit(m) + (interval.isEmpty() ? "" : " " + interval),
          place(row),
          doubt(m));
    }
    table.print(out);
    if (rows.size() < run.record().rows().size()) {
      out.println((run.record().rows().size() - rows.size()) + " more with --all");
    }
  }

  private static String place(RunRecord.Row row) {
    String device = row.device() == null ? "" : row.device() + " ";
    return Names.brief(device + (row.runtime() == null ? "" : row.runtime()), 50).strip();
  }

  private static String doubt(Measurement m) {
    return m.validity().isMeasured()
        ? ""
        : m.validity().kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + ": "
            + Names.brief(m.validity().reason(), 80);
  }
}
