package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.InvalidExperimentException;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The teacher's pictures are its latents; targets are the latents' negatives, as PNG files. */
class TargetsRunTests {
  private static final int COUNT = 13;
  private static final int SIDE = 32;
  private static final int D = 3 * SIDE * SIDE;

  private static final String TEXT =
      """
      name: translated
      seed: 42
      pictures: 13
      batch: 4
      lpips: squeeze
      targets: {images: targets}
      subjects:
        - {name: teacher, role: teacher, model: teacher.onnx, inputs: {z: {latent: normal}}}
        - {name: student, role: student, model: student.onnx, inputs: {z: {latent: normal}}}
      measures: [psnr, psnr-target, ssim-target, lpips-target]
      report: {formats: [json], gallery: 0}
      """;

  @TempDir private static Path folder;

  @BeforeAll
  static void write() {
    // The build points this user's cache into the build folder.
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));
    generator("teacher", 0.2f);
    generator("student", -0.1f);
    var latents = new NumpyRandomState(42);
    for (int i = 0; i < COUNT + 2; i++) { // two more than pictures: they are not looked at
      float[] data = latents.gaussians(D);
      for (int k = 0; k < D; k++) {
        data[k] *= -0.2f;
      }
      Path file = folder.resolve(String.format("targets/%02d.png", i));
      PictureFiles.writePng(new Pictures(data, 1, 3, SIDE, SIDE), 0, file, 1);
    }
    Path small = folder.resolve("small/0.png");
    PictureFiles.writePng(new Pictures(new float[3 * 64], 1, 3, 8, 8), 0, small, 1);
    for (int i = 1; i < COUNT; i++) {
      Path file = folder.resolve("small/" + i + ".png");
      PictureFiles.writePng(new Pictures(new float[3 * 64], 1, 3, 8, 8), 0, file, 1);
    }
  }

  private static void generator(String name, float gain) {
    var graph = new GraphBuilder(name);
    Value scaled = graph.multiply(graph.input("z", -1, D), graph.scalar(gain));
    graph.output("picture", graph.reshape(scaled, -1, 3, SIDE, SIDE), -1, 3, SIDE, SIDE);
    graph.write(folder.resolve(name + ".onnx"));
  }

  private static RunRecord run(String text, String out, boolean resume, Progress progress)
      throws IOException {
    Path file = Files.writeString(folder.resolve("translated.yaml"), text);
    return new ExperimentRun(ExperimentFiles.read(file), folder.resolve(out), "test", progress)
        .execute(resume, Set.of())
        .record();
  }

  private static double level(double value) {
    return Math.rint((Math.max(-1, Math.min(1, value)) + 1) * 127.5);
  }

  /** Mean over pictures of 10 log10(255² / mean squared difference of levels). */
  private static double psnr(float gain) {
    var latents = new NumpyRandomState(42);
    double sum = 0;
    for (int i = 0; i < COUNT; i++) {
      float[] z = latents.gaussians(D);
      double squares = 0;
      for (float x : z) {
        squares += Math.pow(level(x * gain) - level(x * -0.2f), 2);
      }
      sum += 10 * Math.log10(255 * 255 / (squares / D));
    }
    return sum / COUNT;
  }

  private static Measurement row(RunRecord record, String subject, String measure) {
    return record.rows().stream()
        .filter(r -> r.subject().equals(subject) && r.measurement().measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .measurement();
  }

  @Test
  void everySubjectIsHeldAgainstTheTargetOfTheSameNumber() throws IOException {
    RunRecord record = run(TEXT, "out", false, Progress.SILENT);

    Measurement teacher = row(record, "teacher", "psnr-target");
    Measurement student = row(record, "student", "psnr-target");
    assertThat(teacher.value()).isCloseTo(psnr(0.2f), within(1e-3));
    assertThat(student.value()).isCloseTo(psnr(-0.1f), within(1e-3));
    assertThat(student.n()).isEqualTo(COUNT);
    assertThat(student.interval()).isNotNull();
    assertThat(student.protocol()).contains("against the target of the same number");
    assertThat(row(record, "student", "psnr").value()).isNotEqualTo(student.value());
    assertThat(row(record, "student", "ssim-target").value())
        .isGreaterThan(row(record, "teacher", "ssim-target").value());
    assertThat(row(record, "student", "lpips-squeeze-target").value()).isPositive();
    RunRecord.Comparison better =
        record.comparisons().stream()
            .filter(c -> c.measure().equals("psnr-target"))
            .findFirst()
            .orElseThrow();
    assertThat(better.difference().value())
        .isCloseTo(student.value() - teacher.value(), within(1e-9));
    assertThat(record.measures())
        .extracting("label")
        .containsExactly("PSNR to target", "SSIM to target", "LPIPS (squeeze) to target", "PSNR");
    assertThat(record.provenance().files()).containsKey("targets");
  }

  @Test
  void aRunThatFailedGoesOnToTheSameFigures() throws IOException {
    RunRecord whole = run(TEXT, "whole", false, Progress.SILENT);
    FailingOnce failing = new FailingOnce();
    RunRecord resumed = failing.until((resume, progress) -> run(TEXT, "cut", resume, progress));

    assertThat(failing.failed()).contains("pictures/0-12", "score/psnr-target");
    assertThat(resumed.rows()).isEqualTo(whole.rows());
    assertThat(resumed.comparisons()).isEqualTo(whole.comparisons());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pictures: 13 | pictures: 16 | there are 15 targets for 16 pictures",
        "images: targets | images: small | the targets are 3x8x8",
        "images: targets | images: target | did you mean `targets`?",
        "targets: | #targets: | need the pictures that should have been made",
        "lpips: squeeze | #lpips | `lpips-target` needs a network",
      })
  void whatDoesNotPairIsToldBeforeAnythingIsMade(String from, String to, String problem) {
    assertThatThrownBy(
            () -> run(TEXT.replace(from, to), "refused-" + to.hashCode(), false, Progress.SILENT))
        .isInstanceOfAny(InputException.class, InvalidExperimentException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("what to do");
  }
}
