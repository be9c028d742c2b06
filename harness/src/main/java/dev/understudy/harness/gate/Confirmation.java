package dev.understudy.harness.gate;

import dev.understudy.common.InputException;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.run.ExperimentRun;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures again what failed. A failure that a second, independent measurement does not show is
 * none; one that it shows, or that could not be measured again, stays.
 */
public final class Confirmation {
  private final GateRun run;
  private final Baseline baseline;
  private final Policy policy;
  private final Measuring measuring;

  /**
   * @param measuring how an experiment is run
   */
  public Confirmation(GateRun run, Baseline baseline, Policy policy, Measuring measuring) {
    this.run = run;
    this.baseline = baseline;
    this.policy = policy;
    this.measuring = measuring;
  }

  /** Runs some families of an experiment into a new folder. */
  public interface Measuring {
    /** The finished run's record, which is in the folder, too. */
    RunRecord run(Experiment experiment, Path out, Set<MeasureFamily> only) throws IOException;
  }

  /**
   * Measures again and judges again.
   *
   * @param report what failed
   * @param folder the run's folder; the new measurement goes into {@code confirm-1} and so on in it
   * @param experiment the run's experiment
   * @throws InputException if the experiment, its models or its data are not those of the run
   */
  public GateReport confirm(GateReport report, Path folder, Experiment experiment)
      throws IOException {
    Set<MeasureFamily> families = EnumSet.noneOf(MeasureFamily.class);
    for (Finding failed : report.with(Verdict.REGRESSION)) {
      family(failed).filter(experiment.measures()::contains).ifPresent(families::add);
    }
    families.remove(MeasureFamily.COST); // counted, not measured: it would be the same
    if (families.isEmpty()) {
      return report;
    }
    refuseChanged(experiment);
    Path out = free(folder);
    RunRecord record = measuring.run(experiment, out, families);
    GateRun again = RecordedRun.read(out);
    if (!record.experimentHash().equals(run.record().experimentHash())) {
      throw changed(experiment);
    }
    Set<RowKey> keys =
        report.with(Verdict.REGRESSION).stream().map(Finding::key).collect(Collectors.toSet());
    Map<RowKey, Finding> second = new LinkedHashMap<>();
    Gate.judge(again, baseline, policy, keys::contains)
        .findings()
        .forEach(f -> second.put(f.key(), f));
    return report.with(
        report.findings().stream().map(f -> settle(f, families, second.get(f.key()))).toList(),
        List.of(
            "what failed was measured again, into "
                + out.getFileName()
                + ": "
                + families.stream().map(MeasureFamily::id).collect(Collectors.joining(", "))));
  }

  private Finding settle(Finding first, Set<MeasureFamily> families, @Nullable Finding second) {
    if (first.verdict() != Verdict.REGRESSION) {
      return first;
    }
    if (second == null || family(first).filter(families::contains).isEmpty()) {
      return first.with(Verdict.REGRESSION, first.reason() + "; nothing to measure again");
    }
    return switch (second.verdict()) {
      case REGRESSION ->
          first.with(Verdict.REGRESSION, first.reason() + "; confirmed by measuring again");
      case NOT_COMPARABLE, NEW ->
          first.with(
              Verdict.REGRESSION,
              first.reason() + "; measuring again gave no answer: " + second.reason());
      case PASS, IMPROVED, NOT_CONFIRMED ->
          first.with(
              Verdict.NOT_CONFIRMED,
              "measured again it is " + second.reason() + "; before: " + first.reason());
    };
  }

  private Optional<MeasureFamily> family(Finding finding) {
    Group group =
        run.record().measures().stream()
            .filter(info -> info.id().equals(finding.key().measure()))
            .map(MeasureInfo::group)
            .findFirst()
            .orElse(Group.QUALITY);
    return Families.of(finding.key().measure(), group);
  }

  private void refuseChanged(Experiment experiment) throws IOException {
    if (!ExperimentRun.contentHash(experiment).equals(run.record().experimentHash())) {
      throw changed(experiment);
    }
  }

  private InputException changed(Experiment experiment) {
    return new InputException(
        experiment.file().toString(),
        "this is not what " + run.name() + " ran: the experiment, its models or its data changed",
        "the files as they were when the run was made",
        "run the experiment anew, and gate that run");
  }

  private static Path free(Path folder) {
    int number = 1;
    while (Files.exists(folder.resolve("confirm-" + number))) {
      number++;
    }
    return folder.resolve("confirm-" + number);
  }
}
