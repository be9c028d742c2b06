package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Circumstances;
import dev.understudy.farm.LocalDevice;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.reports.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subjects with several models for one runtime, told apart by their names. */
class ConfigurationsTests {
  private static final String LATENCY = "latency-p50";

  @TempDir private static Path folder;
  private static RunRecord record;

  @BeforeAll
  static void run() throws IOException {
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));
    Path file = SmallExperiment.write(folder, 8, "cost, latency, parity");
    Files.writeString(
        file,
        Files.readString(file)
            .replace(
                "models: [teacher.onnx, teacher.tflite]",
                "models: [teacher.onnx, {file: teacher.onnx, name: again}]")
            .replace(
                "models: [student.onnx, student.tflite]",
                "models: [student.onnx, {file: student.onnx, name: again},"
                    + " {file: student.onnx, name: third-1}]")
            .replace("subjects:", "lpips: squeeze\nsubjects:")
            .replace("formats: [json]", "formats: [html, md, tex, csv, plots, json]"));
    record =
        new ExperimentRun(
                ExperimentFiles.read(file),
                folder.resolve("out"),
                "test",
                Progress.SILENT,
                new LocalDevice(), // whatever the machine's load
                Clock.systemUTC())
            .execute(false, Set.of())
            .record();
  }

  private static List<String> runtimes(String subject, String measure) {
    return record.rows().stream()
        .filter(row -> row.subject().equals(subject) && row.measurement().measure().equals(measure))
        .map(RunRecord.Row::runtime)
        .toList();
  }

  @Test
  void rowsSayWhichConfigurationTheyAreOf() {
    assertThat(runtimes("student", "macs"))
        .containsExactly("onnxruntime", "onnxruntime/again", "onnxruntime/third-1");
    assertThat(runtimes("student", LATENCY))
        .containsExactly("onnxruntime", "onnxruntime/again", "onnxruntime/third-1");
    assertThat(runtimes("student", "parity-max-abs"))
        .containsExactly("onnxruntime/again", "onnxruntime/third-1");
    assertThat(record.subjects().get(0).models())
        .extracting(RunRecord.Model::runtime)
        .containsExactly("onnxruntime", "onnxruntime/again");
    assertThat(record.provenance().files())
        .containsKeys("teacher (onnxruntime)", "teacher (onnxruntime/again)");
    assertThat(record.provenance().settings())
        .containsEntry("subjects[1].models[2].name", "third-1");
  }

  @Test
  void aStudentIsHeldAgainstTheTeachersConfigurationOfTheSameLabel() {
    assertThat(record.comparisons())
        .filteredOn(c -> c.measure().equals(LATENCY) || c.measure().equals("macs"))
        .extracting(RunRecord.Comparison::measure, RunRecord.Comparison::runtime)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(LATENCY, "onnxruntime"),
            org.assertj.core.groups.Tuple.tuple(LATENCY, "onnxruntime/again"),
            org.assertj.core.groups.Tuple.tuple("macs", "onnxruntime"),
            org.assertj.core.groups.Tuple.tuple("macs", "onnxruntime/again"));
  }

  @Test
  void theSameFileAgreesWithItselfInEveryMeasureOfParity() {
    assertThat(record.rows())
        .filteredOn(row -> row.measurement().measure().startsWith("parity-"))
        .hasSize(9)
        .allSatisfy(
            row -> {
              assertThat(row.measurement().validity().isMeasured()).isTrue();
              assertThat(row.measurement().value())
                  .isEqualTo(row.measurement().measure().equals("parity-psnr") ? 150 : 0);
            });
    assertThat(record.measures()).extracting("id").contains("parity-lpips");
  }

  @Test
  void latencySaysHowTheRuntimeWasSet() {
    assertThat(record.rows())
        .filteredOn(row -> row.measurement().measure().equals(LATENCY))
        .allSatisfy(
            row ->
                assertThat(Circumstances.removedFrom(row.measurement().protocol()))
                    .endsWith("; 1 thread, providers cpu, graph optimisation all"));
  }

  @Test
  void eachConfigurationHasSamplesOfItsOwn() {
    assertThat(record.samples()).hasSize(5);
    assertThat(record.samples()).extracting(RunRecord.SampleFile::file).doesNotHaveDuplicates();
    assertThat(record.samples())
        .allSatisfy(
            sample -> assertThat(folder.resolve("out").resolve(sample.file())).isNotEmptyFile());
  }

  @Test
  void reportsNameThem() throws IOException {
    Path out = folder.resolve("out");
    assertThat(Files.readString(out.resolve("results.csv"))).contains("onnxruntime/third-1");
    assertThat(Files.readString(out.resolve("table.md"))).contains("onnxruntime/third-1");
    assertThat(Files.readString(out.resolve("report.html")))
        .contains("onnxruntime/again")
        .as("what only one of them ran is not compared")
        .doesNotContain("teacher has no figure");
  }
}
