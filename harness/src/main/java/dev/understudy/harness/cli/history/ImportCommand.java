package dev.understudy.harness.cli.history;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.ExitCode;
import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.ImportOptions;
import dev.understudy.reports.history.ImportOutcome;
import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy history import RUN…}. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Store finished runs: their records, raw samples and values per picture.",
      "A run that is there already is left as it is. A file that a record names and that is missing"
          + " is warned of; import the run again when it is there. A run that cannot be read does"
          + " not keep the others from being stored; the exit code is then 2."
    })
final class ImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "A run's folder, or its record.json.")
  private List<Path> runs = List.of();

  @Option(
      names = "--pictures",
      description = "Store the gallery's pictures, too, so that pages show them.")
  private boolean pictures;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Mixin private HistoryOption history = new HistoryOption();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Map<String, @Nullable Object>> outcomes = new ArrayList<>();
    int failed = 0;
    try (History opened = History.open(history.place())) {
      for (Path run : runs) {
        try {
          ImportOutcome outcome = opened.importRun(run, new ImportOptions(pictures));
          outcome.problems().forEach(problem -> err.println("warning: " + run + ": " + problem));
          outcomes.add(json(run, outcome));
          if (!json) {
            out.println(describe(outcome));
          }
        } catch (InputException e) {
          failed++;
          err.println("error: " + e.getMessage());
        }
      }
    }
    if (json) {
      out.println(Json.of("runs", outcomes, "failed", failed));
    }
    out.flush();
    err.flush();
    return failed == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private static String describe(ImportOutcome outcome) {
    String files = outcome.files() == 1 ? "1 file" : outcome.files() + " files";
    String what =
        outcome.added()
            ? "added, with " + files
            : outcome.files() > 0 ? "already there, completed by " + files : "already there";
    return outcome.id().substring(0, 12) + "  " + Names.brief(outcome.name(), 60) + ": " + what;
  }

  private static Map<String, @Nullable Object> json(Path run, ImportOutcome outcome) {
    return Json.map(
        "run", run.toString(),
        "id", outcome.id(),
        "name", outcome.name(),
        "added", outcome.added(),
        "files", outcome.files(),
        "problems", outcome.problems());
  }
}
