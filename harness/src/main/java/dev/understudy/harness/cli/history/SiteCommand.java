package dev.understudy.harness.cli.history;

import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.harness.run.BuildInfo;
import dev.understudy.reports.history.History;
import dev.understudy.reports.site.Site;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code understudy site -o DIR}. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    description = {
      "Write a static site of the history, for any file server or none: all runs, each one's"
          + " report, and every measure over time.",
      "Run it again to renew it: only what changed is drawn."
    })
public final class SiteCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "The site's folder: new, empty, or of a site.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public void run() {
    Path folder = Objects.requireNonNull(out);
    BuildInfo build = BuildInfo.read();
    Site.Outcome outcome;
    try (History opened = History.openExisting(history.place())) {
      outcome = Site.write(opened, folder, build.version() + " " + build.commit());
    }
    Path index = folder.resolve("index.html").toAbsolutePath().normalize();
    PrintWriter printer = spec.commandLine().getOut();
    printer.println(
        json
            ? Json.of(
                "index", index.toString(),
                "runs", outcome.runs(),
                "drawn", outcome.drawn(),
                "unchanged", outcome.unchanged(),
                "deleted", outcome.deleted())
            : outcome.drawn()
                + " pages drawn, "
                + outcome.unchanged()
                + " unchanged, "
                + outcome.deleted()
                + " deleted\nsite:  "
                + index);
    printer.flush();
  }
}
