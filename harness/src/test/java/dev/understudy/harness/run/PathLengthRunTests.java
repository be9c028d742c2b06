package dev.understudy.harness.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.ExperimentFiles;
import dev.understudy.harness.experiment.InvalidExperimentException;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.RandomNetworks;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.paths.LatentMapping;
import dev.understudy.metrics.paths.PathGenerator;
import dev.understudy.metrics.paths.PathLength;
import dev.understudy.metrics.paths.PathMeter;
import dev.understudy.metrics.paths.PathOptions;
import dev.understudy.metrics.paths.PathOptions.LatentLength;
import dev.understudy.metrics.paths.PathOptions.Sampling;
import dev.understudy.metrics.paths.PathOptions.Space;
import dev.understudy.metrics.paths.PathSampler;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.reports.RunRecord;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.graphs.GraphBuilder;
import dev.understudy.runtimes.graphs.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generators whose pictures are their latents, times a gain, and a label that brightens them. */
class PathLengthRunTests {
  private static final int SIDE = 32;
  private static final int D = 3 * SIDE * SIDE;
  private static final int SAMPLES = 14;
  private static final double EPSILON = 0.01;

  private static final String TEXT =
      """
      name: paths
      seed: 5
      path-length: {lpips: squeeze, samples: 14, epsilon: 0.01}
      subjects:
        - {name: teacher, role: teacher, model: teacher.onnx, inputs: {z: {latent: normal}}}
        - name: student
          role: student
          model: student.onnx
          inputs: {z: {latent: normal}, label: {classes: 2}}
      measures: [ppl]
      report: {formats: [json], gallery: 0}
      """;

  private static final String SPLIT =
      TEXT.replace(
          "epsilon: 0.01}",
          "epsilon: 0.01, networks: ["
              + "{subject: teacher, generator: teacher.onnx, mapping: mapping.onnx},"
              + "{subject: student, generator: student.onnx, mapping: mapping.onnx, latent: z,"
              + " inputs: {label: {classes: 2}}}]}");

  @TempDir private static Path folder;

  @BeforeAll
  static void write() throws IOException {
    // The build points this user's cache into the build folder.
    RandomNetworks.installLpipsSqueeze(Weights.ofThisUser(), folder.resolve("lpips"));
    var teacher = new GraphBuilder("teacher");
    picture(teacher, teacher.multiply(teacher.input("z", -1, D), teacher.scalar(0.2f)));
    teacher.write(folder.resolve("teacher.onnx"));
    var student = new GraphBuilder("student");
    Value label = student.input("label", -1, 2);
    Value light = student.matmul(label, student.weights("light", new float[] {-0.3f, 0.3f}, 2, 1));
    Value scaled = student.multiply(student.input("z", -1, D), student.scalar(0.3f));
    picture(student, student.add(scaled, light));
    student.write(folder.resolve("student.onnx"));
    var mapping = new GraphBuilder("mapping");
    mapping.output("w", mapping.multiply(mapping.input("z", -1, D), mapping.scalar(1.5f)), -1, D);
    mapping.write(folder.resolve("mapping.onnx"));
    Files.write(folder.resolve("labels.npy"), zeros(3, 2));
    byte[] rows = zeros(SAMPLES, 2);
    ByteBuffer values = ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < SAMPLES; i++) {
      values.putFloat(rows.length - 8 * (SAMPLES - i) + 4 * (i % 2), 1);
    }
    Files.write(folder.resolve("rows.npy"), rows);
    values.putFloat(rows.length - 4, Float.NaN);
    Files.write(folder.resolve("nan.npy"), rows);
    Files.writeString(folder.resolve("two.csv"), "label\n0\n1\n");
    Files.writeString(folder.resolve("labels.csv"), "label\n" + "0\n1\n".repeat(SAMPLES / 2));
  }

  /** As numpy.save(file, numpy.zeros((rows, columns), "<f4")) writes it, but for the padding. */
  private static byte[] zeros(int rows, int columns) {
    byte[] header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }\n"
            .formatted(rows, columns)
            .getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(10 + header.length + 4 * rows * columns)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("\u0093NUMPY\u0001\u0000".getBytes(StandardCharsets.ISO_8859_1))
        .putShort((short) header.length)
        .put(header)
        .array();
  }

  private static void picture(GraphBuilder graph, Value flat) {
    graph.output("picture", graph.reshape(flat, -1, 3, SIDE, SIDE), -1, 3, SIDE, SIDE);
  }

  private static RunRecord run(String text, String out, boolean resume, Progress progress)
      throws IOException {
    Path file = Files.writeString(folder.resolve("paths.yaml"), text);
    return new ExperimentRun(ExperimentFiles.read(file), folder.resolve(out), "test", progress)
        .execute(resume, Set.of())
        .record();
  }

  /** Without models: the picture of pair k is gain * latent + (light if k is odd, else -light). */
  private static Measurement expected(Space space, float gain, float light) {
    var options =
        new PathOptions(space, Sampling.END, EPSILON, LatentLength.ROOT_DIMENSIONS, false, 5);
    PathGenerator generator =
        (first, latents, count) -> {
          float[] data = new float[latents.length];
          for (int i = 0; i < data.length; i++) {
            data[i] = gain * latents[i] + ((first + i / D) % 2 == 0 ? -light : light);
          }
          return new Pictures(data, count, 3, SIDE, SIDE);
        };
    LatentMapping mapping =
        (first, z, count) -> {
          float[] w = z.clone();
          for (int i = 0; i < w.length; i++) {
            w[i] *= 1.5f;
          }
          return w;
        };
    try (PairedMeasure distance =
        PairedMeasures.lpips(
            Weights.ofThisUser().find(KnownNetwork.LPIPS_SQUEEZE), SessionOptions.withThreads(1))) {
      var length = new PathLength(options, "lpips", BootstrapOptions.defaults());
      var sampler = new PathSampler(options, D, space == Space.W ? mapping : null);
      length.add(new PathMeter(options, distance).measure(sampler.next(SAMPLES), generator));
      return length.finish();
    }
  }

  private static Measurement row(RunRecord record, String subject) {
    return record.rows().stream()
        .filter(r -> r.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .measurement();
  }

  @Test
  void lengthsInZAreThoseOfTheGeneratorsAndLabelsStayAtBothEnds() throws IOException {
    RunRecord record = run(TEXT, "z", false, Progress.SILENT);

    double teacher = expected(Space.Z, 0.2f, 0).value();
    double student = expected(Space.Z, 0.3f, 0.3f).value();
    assertThat(row(record, "teacher").value()).isCloseTo(teacher, within(teacher * 1e-3));
    assertThat(row(record, "student").value()).isCloseTo(student, within(student * 1e-3));
    Measurement m = row(record, "student");
    assertThat(m.measure()).isEqualTo("ppl-z");
    assertThat(m.n()).isEqualTo(SAMPLES);
    assertThat(m.interval()).isNotNull();
    assertThat(m.protocol()).contains("generator student.onnx", "slerp", "epsilon 0.01", "seed 5");
    assertThat(m.warnings())
        .anyMatch(w -> w.contains("published figures take 50000"))
        .anyMatch(w -> w.contains("LPIPS of VGG16"));
    RunRecord.Comparison difference = record.comparisons().get(0);
    assertThat(difference.difference().value())
        .isCloseTo(m.value() - row(record, "teacher").value(), within(1e-9));
    assertThat(record.measures()).extracting("label").containsExactly("PPL (z)");
    assertThat(record.provenance().settings())
        .containsEntry("path-length.space", "z")
        .containsEntry("path-length.lpips", "lpips-squeeze");
  }

  @Test
  void aPatternFeedsTheInputsThatItMatches() throws IOException {
    String text = TEXT.replace("label: {classes: 2}", "\"lab*\": {classes: 2}");
    RunRecord record = run(text, "patterns", false, Progress.SILENT);

    double student = expected(Space.Z, 0.3f, 0.3f).value();
    assertThat(row(record, "student").value()).isCloseTo(student, within(student * 1e-3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{file: rows.npy}",
        "{classes: 2, labels: labels.csv}",
        "{classes: 2, labels: two.csv, repeat: true}",
      })
  void filesFeedTheOtherInputsRowByRow(String label) throws IOException {
    String text = TEXT.replace("label: {classes: 2}", "label: " + label);
    RunRecord record = run(text, "fed-" + label.hashCode(), false, Progress.SILENT);

    double student = expected(Space.Z, 0.3f, 0.3f).value();
    assertThat(row(record, "student").value()).isCloseTo(student, within(student * 1e-3));
  }

  @Test
  void drawnClassesStayAtBothEnds() throws IOException {
    String text =
        TEXT.replace("label: {classes: 2}", "label: {classes: 2, draw: uniform, generator: pcg64}");
    RunRecord record = run(text, "drawn", false, Progress.SILENT);

    // A label that changed within a step would make it a jump, thousands of times as long.
    double student = expected(Space.Z, 0.3f, 0.3f).value();
    assertThat(row(record, "student").value()).isCloseTo(student, within(student * 0.5));
    assertThat(record.provenance().randomGenerator())
        .isEqualTo("numpy.random.RandomState(seed) and numpy.random.default_rng(seed)");
  }

  @Test
  void subjectsRunAsTheirRuntimeIsSet() throws IOException {
    String text =
        SPLIT.replace("measures:", "runtimes: {onnxruntime: {optimisation: none}}\nmeasures:");
    RunRecord record = run(text, "runtimes", false, Progress.SILENT);
    RunRecord own =
        run(
            TEXT.replace("measures:", "runtimes: {onnxruntime: {spinning: true}}\nmeasures:"),
            "spinning",
            false,
            Progress.SILENT);

    Map<String, String> settings = record.provenance().settings();
    assertThat(settings.get("student (path length) ran with")).endsWith("graph optimisation none");
    assertThat(settings.get("student (path length, mapping) ran with"))
        .endsWith("graph optimisation none");
    assertThat(own.provenance().settings().get("student (path length) ran with"))
        .contains("spinning");
    double student = expected(Space.W, 0.3f, 0.3f).value();
    assertThat(row(record, "student").value()).isCloseTo(student, within(student * 1e-3));
  }

  @Test
  void lengthsInWRunBehindTheMapping() throws IOException {
    RunRecord record = run(SPLIT, "w", false, Progress.SILENT);

    double student = expected(Space.W, 0.3f, 0.3f).value();
    assertThat(row(record, "student").measure()).isEqualTo("ppl-w");
    assertThat(row(record, "student").value()).isCloseTo(student, within(student * 1e-3));
    assertThat(row(record, "student").protocol()).contains("after mapping mapping.onnx", "w, lerp");
    assertThat(record.provenance().files()).containsKey("student (path length, mapping)");
  }

  @Test
  void aRunThatFailedGoesOnToTheSameFigures() throws IOException {
    RunRecord whole = run(TEXT, "whole", false, Progress.SILENT);
    FailingOnce failing = new FailingOnce();
    RunRecord resumed = failing.until((resume, progress) -> run(TEXT, "cut", resume, progress));

    assertThat(failing.failed())
        .containsExactlyInAnyOrder("path/teacher/0-13", "path/student/0-13", "score/ppl");
    assertThat(resumed.rows()).isEqualTo(whole.rows());
    assertThat(resumed.comparisons()).isEqualTo(whole.comparisons());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "samples: 14 | space: w | `teacher` has none here",
        "samples: 14 | latent: y | the model has no such input",
        "samples: 14 | networks: [{subject: tutor, generator: teacher.onnx}] | no subject is called"
            + " `tutor`",
        "samples: 14 | networks: [{subject: teacher, generator: absent.onnx}] | `absent.onnx` does"
            + " not exist",
        "lpips: squeeze | lpips: alex | understudy weights install lpips-alex",
        "label: {classes: 2} | label: {latent: normal, seed: 8} | 2 inputs that a latent is bound"
            + " to",
        "label: {classes: 2} | label: {classes: 2, labels: two.csv} | files that hold inputs for 2",
        "label: {classes: 2} | label: {file: nan.npy} | row 13 of nan.npy holds NaN",
        "label: {classes: 2} | label: {file: labels.npy} | files that hold inputs for 3",
        "path-length: | #path-length: | `ppl` needs to know how steps are taken",
        "epsilon: 0.01 | epsilon: 1 | a number above 0",
      })
  void whatDoesNotFitIsToldBeforeAnyStep(String from, String to, String problem) {
    assertThatThrownBy(
            () -> run(TEXT.replace(from, to), "refused-" + to.hashCode(), false, Progress.SILENT))
        .isInstanceOfAny(InputException.class, InvalidExperimentException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining("what to do");
  }
}
