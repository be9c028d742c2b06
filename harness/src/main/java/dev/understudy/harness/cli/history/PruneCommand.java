package dev.understudy.harness.cli.history;

import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.Retention;
import dev.understudy.reports.history.RunSummary;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy history prune}. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    description = {
      "Remove old runs and give their space back.",
      "With both conditions, only runs that meet both are removed. Tagged runs stay."
    })
final class PruneCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--keep",
      paramLabel = "N",
      description = "Remove all but the newest N of each experiment.")
  private @Nullable Integer keep;

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      converter = AgeConverter.class,
      description = "Remove those that were started longer ago: 12h, 90d, 4w.")
  private @Nullable Duration olderThan;

  @Option(names = "--experiment", paramLabel = "NAME", description = "Of this experiment only.")
  private @Nullable String experiment;

  @Option(names = "--dry-run", description = "Only say which.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the removed runs as one JSON object.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public void run() {
    if (keep == null && olderThan == null) {
      throw new ParameterException(spec.commandLine(), "Say which: --keep N or --older-than AGE.");
    }
    if (keep != null && keep < 0) {
      throw new ParameterException(spec.commandLine(), "--keep must be 0 or more, was " + keep);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (History opened = History.openExisting(history.place())) {
      List<RunSummary> expired = opened.expired(new Retention(keep, olderThan, experiment));
      int removed = dryRun || expired.isEmpty() ? 0 : opened.prune(expired);
      if (json) {
        out.println(
            Json.of("expired", expired.stream().map(Json::run).toList(), "removed", removed));
      } else {
        if (!expired.isEmpty()) {
          ListCommand.print(expired, expired.size(), out);
        }
        out.println(dryRun ? expired.size() + " would be removed" : removed + " removed");
      }
    }
    out.flush();
  }
}
