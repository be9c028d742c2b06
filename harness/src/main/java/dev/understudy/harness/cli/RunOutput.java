package dev.understudy.harness.cli;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.run.ExperimentRun;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * Runs an experiment and says so: progress while it runs, then the verdict and where things are.
 */
final class RunOutput {
  @Option(
      names = "--json",
      description =
          "Print the outcome as one JSON object on standard output; progress goes to standard"
              + " error.")
  private boolean json;

  @Option(names = "--quiet", description = "No progress.")
  private boolean quiet;

  int run(
      CommandSpec spec, Experiment experiment, Path folder, boolean resume, Set<MeasureFamily> only)
      throws IOException {
    String typed =
        "understudy " + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    String command =
        spec.commandLine().getParent() == null
            ? typed
            : "understudy "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    Thread hint = new Thread(() -> sayHowToGoOn(folder));
    java.lang.Runtime.getRuntime().addShutdownHook(hint);
    ExperimentRun.Outcome outcome;
    try {
      outcome =
          new ExperimentRun(experiment, folder, command, ProgressDisplay.choose(quiet))
              .execute(resume, only);
    } finally {
      removeHook(hint);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<RunRecord.Row> invalid = invalid(outcome.record());
    if (json) {
      out.println(Summary.json(outcome, folder, invalid));
    } else {
      Summary.print(out, outcome, folder, invalid);
    }
    out.flush();
    return invalid.isEmpty() ? ExitCode.DONE : ExitCode.INVALID_ROWS;
  }

  private static void sayHowToGoOn(Path folder) {
    System.err.println();
    System.err.println(
        "interrupted; what was finished is kept in "
            + folder
            + ". Run the same command with --resume to go on.");
  }

  private static void removeHook(Thread hint) {
    try {
      java.lang.Runtime.getRuntime().removeShutdownHook(hint);
    } catch (IllegalStateException e) {
      // The program is being stopped: the hint is due.
    }
  }

  /** Rows that claim a value under a protocol that was not met, or failed; not mere gaps. */
  private static List<RunRecord.Row> invalid(RunRecord record) {
    return record.rows().stream()
        .filter(
            row -> {
              Measurement m = row.measurement();
              return !m.validity().isMeasured()
                  && m.validity().kind() != Validity.Kind.NOT_AVAILABLE;
            })
        .toList();
  }

  /** Where the record of a run's folder is, for messages. */
  static Path record(Path folder) {
    return folder.resolve(Reports.RECORD_FILE);
  }
}
