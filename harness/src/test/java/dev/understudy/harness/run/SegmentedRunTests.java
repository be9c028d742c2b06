package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.InvalidExperimentException;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import dev.understudy.runtimes.graphs.Window;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures that are their latents, seen by a network that finds class 0 in red, 1 in green and 2 in
 * blue: what it finds in picture i is known from row i of NumPy's draws.
 */
class SegmentedRunTests {
  private static final int COUNT = 21;
  private static final int SIDE = 4;
  private static final int PIXELS = SIDE * SIDE;
  private static final int Z = 3 * PIXELS;
  private static final int DONT_CARE = 255;

  private static final String TEXT =
      """
      name: labelled
      seed: 42
      pictures: 21
      batch: 6
      segmentation: {network: colours.yaml, label-maps: labels, mapping: identity-3}
      subjects:
        - {name: teacher, role: teacher, model: teacher.onnx, inputs: {z: {latent: normal}}}
        - {name: student, role: student, model: student.onnx, inputs: {z: {latent: normal}}}
      measures: [miou]
      report: {formats: [json], gallery: 0}
      """;

  @TempDir private Path folder;
  private final int[][] truth = new int[COUNT][PIXELS];

  @BeforeEach
  void write() throws IOException {
    generator("teacher", 0.2f, 0);
    generator("student", 0.2f, 0.15f);
    var graph = new GraphBuilder("colours");
    Value one = graph.weights("one", new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3, 1, 1);
    Value pictures = graph.input("pictures", -1, 3, -1, -1);
    graph.output("logits", graph.conv(pictures, one, null, Window.point(), 1), -1, 3, -1, -1);
    graph.write(folder.resolve("colours.onnx"));
    Files.writeString(
        folder.resolve("colours.yaml"), "name: colours\nmodel: colours.onnx\nclasses: 3\n");
    var random = new NumpyRandomState(3);
    for (int i = 0; i < COUNT; i++) {
      long[] drawn = random.integers(4, PIXELS);
      for (int p = 0; p < PIXELS; p++) {
        truth[i][p] = drawn[p] == 3 ? DONT_CARE : (int) drawn[p];
      }
      labels(i, truth[i]);
    }
  }

  /** {@code picture = gain * z}, red brighter by {@code red}. */
  private void generator(String name, float gain, float red) {
    var graph = new GraphBuilder(name);
    float[] shift = new float[Z];
    Arrays.fill(shift, 0, PIXELS, red);
    Value scaled = graph.multiply(graph.input("z", -1, Z), graph.scalar(gain));
    Value shifted = graph.add(scaled, graph.weights("shift", shift, 1, Z));
    graph.output("picture", graph.reshape(shifted, -1, 3, SIDE, SIDE), -1, 3, SIDE, SIDE);
    graph.write(folder.resolve(name + ".onnx"));
  }

  private void labels(int picture, int[] ids) throws IOException {
    Path file = folder.resolve(String.format("labels/%02d.png", picture));
    Files.createDirectories(file.resolveSibling(""));
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
    for (int p = 0; p < ids.length; p++) {
      image.getRaster().setSample(p % SIDE, p / SIDE, 0, ids[p]);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private RunRecord run(String text, String out, boolean resume, Progress progress)
      throws IOException {
    Path file = Files.writeString(folder.resolve("labelled.yaml"), text);
    return new ExperimentRun(ExperimentFiles.read(file), folder.resolve(out), "test", progress)
        .execute(resume, Set.of())
        .record();
  }

  /** Counted by hand: mean IoU and pixel accuracy of the brightest colour at each pixel. */
  private double[] expected(float red) {
    var latents = new NumpyRandomState(42);
    long[][] counts = new long[3][3];
    for (int i = 0; i < COUNT; i++) {
      float[] z = latents.gaussians(Z);
      for (int p = 0; p < PIXELS; p++) {
        if (truth[i][p] != DONT_CARE) {
          counts[truth[i][p]][brightest(z, p, red)]++;
        }
      }
    }
    double ious = 0;
    long right = 0;
    long all = 0;
    for (int c = 0; c < 3; c++) {
      long union = -counts[c][c];
      for (int k = 0; k < 3; k++) {
        union += counts[c][k] + counts[k][c];
        all += counts[c][k];
      }
      ious += counts[c][c] / (double) union;
      right += counts[c][c];
    }
    return new double[] {ious / 3, right / (double) all};
  }

  /** As 8-bit levels, of equal ones the first. */
  private static int brightest(float[] z, int p, float red) {
    int best = 0;
    double most = -1;
    for (int c = 0; c < 3; c++) {
      double value = z[c * PIXELS + p] * 0.2f + (c == 0 ? red : 0);
      double level = Math.rint((Math.max(-1, Math.min(1, value)) + 1) * 127.5);
      if (level > most) {
        most = level;
        best = c;
      }
    }
    return best;
  }

  private static Measurement row(RunRecord record, String subject, String measure) {
    return record.rows().stream()
        .filter(r -> r.subject().equals(subject) && r.measurement().measure().equals(measure))
        .findFirst()
        .orElseThrow()
        .measurement();
  }

  @Test
  void theScoresAreThoseCountedByHand() throws IOException {
    RunRecord record = run(TEXT, "out", false, Progress.SILENT);

    double[] teacher = expected(0);
    double[] student = expected(0.15f);
    assertThat(row(record, "teacher", "miou").value()).isCloseTo(teacher[0], within(1e-12));
    assertThat(row(record, "student", "miou").value()).isCloseTo(student[0], within(1e-12));
    assertThat(row(record, "teacher", "pixel-accuracy").value())
        .isCloseTo(teacher[1], within(1e-12));
    assertThat(row(record, "student", "miou").n()).isEqualTo(COUNT);
    assertThat(row(record, "student", "miou").interval()).isNotNull();
    assertThat(row(record, "student", "miou").protocol())
        .contains("segmentation by colours", "labels by identity-3", "in the labels or found");
    RunRecord.Comparison miou = record.comparisons().get(0);
    assertThat(miou.measure()).isEqualTo("miou");
    assertThat(miou.difference().value()).isCloseTo(student[0] - teacher[0], within(1e-12));
    assertThat(miou.difference().interval()).isNotNull();
    assertThat(record.measures()).extracting("label").containsExactly("mIoU", "Pixel accuracy");
    assertThat(record.provenance().files()).containsKeys("segmentation network", "label maps");
  }

  @Test
  void aRunThatFailedGoesOnToTheSameFigures() throws IOException {
    RunRecord whole = run(TEXT, "whole", false, Progress.SILENT);
    FailingOnce failing = new FailingOnce();
    RunRecord resumed = failing.until((resume, progress) -> run(TEXT, "cut", resume, progress));

    assertThat(failing.failed()).containsExactly("pictures/0-20", "overshoot", "score/miou");
    assertThat(resumed.rows()).isEqualTo(whole.rows());
    assertThat(resumed.comparisons()).isEqualTo(whole.comparisons());
    assertThat(resumed.warnings()).isEqualTo(whole.warnings());
  }

  @Test
  void otherLabelMapsAreAnotherRun() throws IOException {
    run(TEXT, "out", false, Progress.SILENT);
    labels(7, new int[PIXELS]);

    assertThatThrownBy(() -> run(TEXT, "out", true, Progress.SILENT))
        .isInstanceOf(InputException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pictures: 21 | pictures: 22 | there are 21 label maps for 22 pictures",
        "identity-3 | identity-4 | the network has 3 classes, and the label maps' mapping has 4",
        "identity-3 | identity | no mapping is called `identity`",
        "identity-3 | citiscapes19 | did you mean `cityscapes19`?",
        "labels, map | label, map | `label` does not exist",
        "colours.yaml | colour.yaml | did you mean `colours.yaml`?",
        "pictures: 21 | pictures: 9 | there are only 9 pictures for it",
        "mapping: identity-3 | averaging: all | `mapping` is missing",
      })
  void whatDoesNotFitIsToldBeforeAnythingIsMade(String from, String to, String problem) {
    assertThatThrownBy(() -> run(TEXT.replace(from, to), "out", false, Progress.SILENT))
        .isInstanceOfAny(InputException.class, InvalidExperimentException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("what to do");
    assertThat(folder.resolve("out/record.json")).doesNotExist();
  }

  @Test
  void anUnknownIdIsToldBeforeAnythingIsMade() throws IOException {
    int[] ids = new int[PIXELS];
    ids[SIDE + 2] = 77;
    labels(20, ids);

    assertThatThrownBy(() -> run(TEXT, "out", false, Progress.SILENT))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("20.png")
        .hasMessageContaining("id 77 at row 1, column 2");
  }
}
