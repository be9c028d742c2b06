package dev.understudy.harness.cli.history;

import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.harness.cli.TextTable;
import dev.understudy.reports.history.Filter;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.RunSummary;
import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy history list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "List the stored runs, the newest first.")
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--experiment", paramLabel = "NAME", description = "Of this experiment.")
  private @Nullable String experiment;

  @Option(names = "--subject", paramLabel = "NAME", description = "With this subject.")
  private @Nullable String subject;

  @Option(names = "--device", paramLabel = "ID", description = "Measured on this device.")
  private @Nullable String device;

  @Option(names = "--measure", paramLabel = "ID", description = "With this measure: kid.")
  private @Nullable String measure;

  @Option(names = "--tag", paramLabel = "NAME", description = "The run with this tag.")
  private @Nullable String tag;

  @Option(
      names = "--host",
      paramLabel = "TEXT",
      description = "On a host whose CPU, OS, memory or Java contain this.")
  private @Nullable String host;

  @Mixin private PeriodOptions period = new PeriodOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many; 0 for all (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public void run() {
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--limit must be 0 or more, was " + limit);
    }
    Filter filter =
        new Filter(
            experiment,
            subject,
            device,
            measure,
            tag,
            host,
            period.since(),
            period.until(),
            limit == 0 ? Integer.MAX_VALUE : limit);
    PrintWriter out = spec.commandLine().getOut();
    try (History opened = History.openExisting(history.place())) {
      List<RunSummary> runs = opened.list(filter);
      long total = runs.size() < filter.limit() ? runs.size() : opened.count(filter);
      if (json) {
        out.println(Json.of("runs", runs.stream().map(Json::run).toList(), "total", total));
      } else {
        print(runs, total, out);
      }
    }
    out.flush();
  }

  static void print(List<RunSummary> runs, long total, PrintWriter out) {
    if (runs.isEmpty()) {
      out.println("no such run");
      return;
    }
    TextTable table = new TextTable("lllllrl");
    table.row("id", "started (UTC)", "experiment", "subjects", "devices", "rows", "tags");
    for (RunSummary run : runs) {
      table.row(
          run.shortId(),
          Times.brief(run.started()),
          Names.brief(run.name(), 40),
          Names.brief(String.join(", ", run.subjects()), 40),
          Names.brief(String.join(", ", run.devices()), 30),
          run.rows() + (run.invalid() == 0 ? "" : " (" + run.invalid() + " invalid)"),
          String.join(", ", run.tags()));
    }
    table.print(out);
    if (total > runs.size()) {
      out.println("… and " + (total - runs.size()) + " older ones (--limit 0 shows all)");
    }
  }
}
