package dev.understudy.harness.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.run.ExperimentRun;
import dev.understudy.harness.run.Progress;
import dev.understudy.harness.run.SmallExperiment;
import dev.understudy.reports.RunRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is printed of rows that are not valid. */
class SummaryTests {
  private static final String LOST = "no phone is left; its last lines:\n  a line\n  another line";

  @TempDir Path folder;

  private static RunRecord.Row lost(String subject) {
    return new RunRecord.Row(
        subject,
        "phone",
        "tflite/cpu",
        Measurement.missing(
            "latency-p50", Unit.MILLISECONDS, "", Validity.of(Validity.Kind.DEVICE_LOST, LOST)));
  }

  @Test
  void whatALostPhoneSaidLastIsPrintedOnce() throws Exception {
    ExperimentRun.Outcome outcome =
        new ExperimentRun(
                ExperimentFiles.read(SmallExperiment.write(folder, 64, "cost")),
                folder.resolve("out"),
                "test",
                Progress.SILENT)
            .execute(false, Set.of());
    StringWriter out = new StringWriter();

    Summary.print(
        new PrintWriter(out, true), outcome, folder, List.of(lost("teacher"), lost("student")));

    assertThat(out.toString())
        .containsOnlyOnce("  another line")
        .contains("latency-p50 of teacher on tflite/cpu: no phone is left; its last lines:")
        .contains(
            "latency-p50 of student on tflite/cpu: no phone is left; its last lines:"
                + " (2 lines, in the record)");
  }
}
