package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.metrics.RowFile;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.ValueFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record names the values per picture that its means were made of. */
class ValueFilesTests {
  private static final int PICTURES = 40;

  @TempDir private static Path folder;

  @Test
  void meansOfTheNamedFilesAreTheRowsValues() throws IOException {
    Path file =
        SmallExperiment.write(
            folder.resolve("e"), PICTURES, "psnr, psnr-target, checkerboard, kid");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("subjects:", "targets: {images: real-train-5000.idx3-ubyte.gz}\nsubjects:"));
    Path run = folder.resolve("run");

    RunRecord record =
        new ExperimentRun(
                ExperimentFiles.read(file),
                run,
                "test",
                Progress.SILENT,
                new LocalDevice(),
                Clock.systemUTC())
            .execute(false, Set.of())
            .record();

    assertThat(record.values())
        .extracting(v -> v.subject() + " " + v.measure())
        .containsExactlyInAnyOrder(
            "teacher overshoot",
            "student overshoot",
            "student psnr",
            "teacher psnr-target",
            "student psnr-target",
            "teacher checkerboard",
            "student checkerboard",
            "real checkerboard");
    for (ValueFile values : record.values()) {
      double[] column = column(run, values);
      assertThat(column).hasSize((int) values.count());
      rows(record, values)
          .forEach(
              value ->
                  assertThat(Arrays.stream(column).average().orElseThrow())
                      .as(values.toString())
                      .isCloseTo(value, within(1e-5 * Math.abs(value))));
    }
  }

  private static List<Double> rows(RunRecord record, ValueFile values) {
    List<Double> found =
        record.rows().stream()
            .filter(row -> row.subject().equals(values.subject()))
            .filter(row -> row.measurement().measure().equals(values.measure()))
            .map(row -> row.measurement().value())
            .toList();
    assertThat(found).hasSize(values.measure().equals("overshoot") ? 0 : 1);
    return found;
  }

  private static double[] column(Path run, ValueFile values) {
    try (RowFile rows = RowFile.open(run.resolve(values.file()), 1)) {
      return rows.column(0);
    }
  }
}
