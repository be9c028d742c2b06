package dev.understudy.harness.cli.gate;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.ExitCode;
import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.harness.cli.ProgressDisplay;
import dev.understudy.harness.cli.RunReference;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.gate.Baseline;
import dev.understudy.harness.gate.Confirmation;
import dev.understudy.harness.gate.Gate;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.GateReport.Outcome;
import dev.understudy.harness.gate.Policies;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.run.ExperimentRun;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy gate RUN --baseline RUN}. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    description = {
      "Hold a run against a baseline, and fail on a real regression.",
      "What cannot be compared is said to be so and never passes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing got worse",
      "1:a regression",
      "2:wrong usage or a bad input file",
      "3:no regression, but some rows are not comparable, or nothing is",
      "4:our own failure"
    })
public final class GateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "RUN", description = "The run: " + RunReference.DESCRIPTION + ".")
  private @Nullable String run;

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "RUN",
      description = {
        "What it is held against: " + RunReference.DESCRIPTION + ",",
        "or last:N, the experiment's last N comparable runs in the history before this one."
      })
  private String baseline = "";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "What changes of the built-in policy (YAML; see docs/gate.md).")
  private @Nullable Path policy;

  @Option(
      names = "--confirm",
      description =
          "Measure what failed again, into RUN/confirm-N, and fail only if it fails again.")
  private boolean confirm;

  @Option(
      names = "--experiment",
      paramLabel = "FILE",
      description = "The experiment file for --confirm (default: the copy that RUN keeps).")
  private @Nullable Path experiment;

  @Mixin private HistoryOption history = new HistoryOption();

  @Mixin private GateOutput output = new GateOutput();

  @Override
  public Integer call() throws IOException {
    try (Runs runs = new Runs(history.place())) {
      Runs.Found found = runs.run(Objects.requireNonNull(run));
      Policy wanted = Policies.read(policy, found.run().record());
      Baseline past = runs.baseline(baseline, found.run(), wanted);
      GateReport report = Gate.judge(found.run(), past, wanted);
      if (confirm && report.outcome() == Outcome.REGRESSION) {
        report =
            new Confirmation(found.run(), past, wanted, this::measure)
                .confirm(report, folder(found), experiment(found));
      }
      output.write(report, spec.commandLine());
      return switch (report.outcome()) {
        case PASS -> ExitCode.DONE;
        case REGRESSION -> ExitCode.REGRESSION;
        case NOT_COMPARABLE -> ExitCode.INVALID_ROWS;
      };
    }
  }

  private RunRecord measure(Experiment e, Path out, Set<MeasureFamily> only) throws IOException {
    String command =
        "understudy " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    return new ExperimentRun(e, out, command, ProgressDisplay.choose(output.isQuiet()))
        .execute(false, only)
        .record();
  }

  private Experiment experiment(Runs.Found found) {
    return experiment != null
        ? ExperimentFiles.read(experiment)
        : ExperimentRun.experimentOf(folder(found));
  }

  private static Path folder(Runs.Found found) {
    return found
        .folder()
        .orElseThrow(
            () ->
                new InputException(
                    found.run().name(),
                    "this run is from a history, and --confirm measures in a run's folder",
                    "the folder of a run that this machine made",
                    "name the folder, or leave --confirm out"));
  }
}
