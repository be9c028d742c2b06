package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.Experiment;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.harness.gate.Baseline;
import dev.understudy.harness.gate.Confirmation;
import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.Gate;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.RecordedRun;
import dev.understudy.harness.gate.Verdict;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed is measured again, and only that. */
class ConfirmTests {
  @TempDir private static Path folder;
  private static Path run = Path.of("");
  private static Path file = Path.of("");
  private final List<Set<MeasureFamily>> measured = new ArrayList<>();

  @BeforeAll
  static void measure() throws IOException {
    file = SmallExperiment.write(folder.resolve("e"), 40, "psnr, kid, cost");
    run = folder.resolve("run");
    execute(ExperimentFiles.read(file), run, Set.of());
  }

  private static RunRecord execute(Experiment experiment, Path out, Set<MeasureFamily> only)
      throws IOException {
    return new ExperimentRun(
            experiment, out, "test", Progress.SILENT, new LocalDevice(), Clock.systemUTC())
        .execute(false, only)
        .record();
  }

  /** A copy of the run whose values of one measure are others. */
  private static Path changed(String name, String measure, UnaryOperator<Measurement> how)
      throws IOException {
    Path copy = folder.resolve(name);
    try (Stream<Path> files = Files.walk(run)) {
      for (Path from : files.toList()) {
        Path to = copy.resolve(run.relativize(from).toString());
        if (Files.isDirectory(from)) {
          Files.createDirectories(to);
        } else {
          Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    RunRecord r = Reports.read(copy);
    List<Row> rows =
        r.rows().stream()
            .map(
                row ->
                    row.measurement().measure().equals(measure) && row.subject().equals("student")
                        ? new Row(
                            row.subject(),
                            row.device(),
                            row.runtime(),
                            how.apply(row.measurement()))
                        : row)
            .toList();
    Reports.write(
        copy,
        new RunRecord(
            r.schema(),
            r.name(),
            r.experimentHash(),
            r.started().plus(Duration.ofDays(1)),
            r.elapsed(),
            r.provenance(),
            r.subjects(),
            r.reference(),
            r.measures(),
            rows,
            r.comparisons(),
            r.curves(),
            r.samples(),
            List.of(),
            r.gallery(),
            r.exits(),
            r.onDevices(),
            r.paper(),
            r.warnings()));
    return copy;
  }

  private static UnaryOperator<Measurement> shifted(double by) {
    return m -> {
      var i = m.interval();
      return Measurement.of(
          m.measure(),
          m.value() + by,
          m.unit(),
          m.n(),
          i == null
              ? null
              : new dev.understudy.common.ConfidenceInterval(
                  i.low() + by, i.high() + by, i.level(), i.method()),
          m.protocol());
    };
  }

  private GateReport confirmed(Path now, Path before) throws IOException {
    RecordedRun subject = RecordedRun.read(now);
    Baseline baseline = Baseline.of(RecordedRun.read(before));
    GateReport report = Gate.judge(subject, baseline, PolicyFiles.defaults());
    assertThat(report.count(Verdict.REGRESSION)).isPositive();
    return new Confirmation(
            subject,
            baseline,
            PolicyFiles.defaults(),
            (experiment, out, only) -> {
              measured.add(only);
              return execute(experiment, out, only);
            })
        .confirm(report, now, ExperimentRun.experimentOf(now));
  }

  private static Finding student(GateReport report, String measure) {
    return report.findings().stream()
        .filter(f -> f.key().measure().equals(measure) && f.key().subject().equals("student"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatMeasuringAgainDoesNotShowIsNoRegression() throws IOException {
    Path worse = changed("worse", "psnr", shifted(-8)); // as if a cosmic ray had hit the record

    GateReport report = confirmed(worse, run);

    assertThat(student(report, "psnr").verdict()).isEqualTo(Verdict.NOT_CONFIRMED);
    assertThat(student(report, "psnr").reason()).startsWith("measured again it is the same");
    assertThat(report.outcome()).isEqualTo(GateReport.Outcome.PASS);
    assertThat(measured).containsExactly(Set.of(MeasureFamily.PSNR));
    assertThat(worse.resolve("confirm-1/record.json")).exists();
    assertThat(report.notes()).anyMatch(n -> n.contains("confirm-1: psnr"));
  }

  @Test
  void whatMeasuringAgainShowsStays() throws IOException {
    Path better = changed("better", "psnr", shifted(8)); // a baseline that was better
    Path now = changed("now", "nothing", m -> m);

    GateReport report = confirmed(now, better);

    assertThat(student(report, "psnr").verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(student(report, "psnr").reason()).contains("confirmed by measuring again");
  }

  @Test
  void costIsNotMeasuredAgain() throws IOException {
    Path lighter = changed("lighter", "parameters", shifted(-1));
    Path now = changed("heavier", "nothing", m -> m);

    GateReport report = confirmed(now, lighter);

    assertThat(report.with(Verdict.REGRESSION))
        .hasSize(2)
        .allSatisfy(f -> assertThat(f.key().measure()).isEqualTo("parameters"));
    assertThat(measured).isEmpty();
  }

  @Test
  void anExperimentThatChangedOrIsGoneIsRefused() throws IOException {
    Path worse = changed("gone", "psnr", shifted(-8));
    Path elsewhere = SmallExperiment.write(folder.resolve("other"), 41, "psnr, kid, cost");
    Files.writeString(worse.resolve("experiment.path"), elsewhere.toString());
    Files.copy(elsewhere, worse.resolve("experiment.yaml"), StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() -> confirmed(worse, run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("its models or its data changed");
    Files.writeString(worse.resolve("experiment.path"), folder.resolve("no/e.yaml").toString());
    assertThatThrownBy(() -> confirmed(worse, run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is not here")
        .hasMessageContaining("--experiment");
    assertThat(measured).isEmpty();
  }
}
