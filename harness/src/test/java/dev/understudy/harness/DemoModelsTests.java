package dev.understudy.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.npz.NpzFile;
import dev.understudy.demo.DemoAssets;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.farm.LocalDevice;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.distances.FrechetDistance;
import dev.understudy.metrics.distances.MomentsAccumulator;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The demo's models against what PyTorch, onnxruntime and NumPy said of them when they were made
 * ({@code tools/demo-models}): outputs, distances and costs.
 */
class DemoModelsTests {
  @TempDir private static Path assets;

  private static JsonNode expected;

  @BeforeAll
  static void unpack() throws IOException {
    DemoAssets.unpack(assets);
    expected = new JsonMapper().readTree(assets.resolve("expected.json").toFile());
  }

  @ParameterizedTest
  @CsvSource({"teacher,onnx", "teacher,tflite", "student,onnx", "student,tflite"})
  void everyExportMakesThePicturesThatPyTorchMade(String subject, String format)
      throws IOException {
    Path file = assets.resolve(subject + "." + format + ".golden.npz");
    try (var in =
        DemoAssets.class.getResourceAsStream("/dev/understudy/demo/" + subject + ".golden.npz")) {
      Files.copy(java.util.Objects.requireNonNull(in), file);
    }
    NpzFile golden = NpzFile.open(file);
    try (ModelSession session =
        Runtimes.open(
            Runtimes.read(assets.resolve(subject + "." + format)), SessionOptions.withThreads(1))) {
      Map<String, Tensor> out =
          session.run(
              Map.of(
                  "z", Tensor.of(golden.array("z").floats(), 4, 64),
                  "label", Tensor.of(golden.array("label").longs(), 4)),
              Set.of("image"));
      // One channel: NCHW and NHWC are the same numbers in the same order.
      float[] made = ((Tensor.Floats) java.util.Objects.requireNonNull(out.get("image"))).data();
      float[] wanted = golden.array("image").floats();
      assertThat(made).hasSameSizeAs(wanted);
      for (int i = 0; i < made.length; i++) {
        assertThat(made[i]).isCloseTo(wanted[i], within(1e-3f));
      }
    }
  }

  @Test
  void distancesAreThoseOfTheReferenceImplementation() {
    FeatureStatistics train = Datasets.readStatistics(assets.resolve("real-train-stats.npz"));
    FeatureStatistics test = Datasets.readStatistics(assets.resolve("real-test-stats.npz"));
    double floor = FrechetDistance.between(test, train);
    assertThat(floor).isCloseTo(expected.at("/fdFashionFloor/value").asDouble(), within(1e-7));
    double teacher = distance("teacher", train);
    double student = distance("student", train);
    assertThat(teacher).isCloseTo(reference("teacher"), within(1e-3 * teacher));
    assertThat(student).isCloseTo(reference("student"), within(1e-3 * student));
    assertThat(student).isBetween(teacher, 4 * teacher);
    assertThat(floor).isLessThan(teacher);
  }

  private static double reference(String subject) {
    return expected.at("/generators/" + subject + "/fdFashion").asDouble();
  }

  private static double distance(String subject, FeatureStatistics reference) {
    SessionOptions options = SessionOptions.withThreads(2);
    GeneratorSpec spec =
        new GeneratorSpec(
            subject,
            Runtimes.read(assets.resolve(subject + ".onnx")),
            options,
            List.of(new InputBinding.Latent("z", 0), new InputBinding.ClassLabel("label", 10)),
            new ImageOutput("image", -1, 1, null));
    int n = expected.at("/protocol/n").asInt();
    try (Generator generator = new LocalDevice().open(spec);
        FeatureNetwork network =
            FeatureNetwork.open(
                "fashion",
                Runtimes.read(assets.resolve("fashion-features.onnx")),
                "features",
                null,
                options)) {
      MomentsAccumulator moments = new MomentsAccumulator(network.dimensions());
      for (int made = 0; made < n; made += 100) {
        moments.add(network.extract(Quantisation.ROUND.apply(generator.next(100))).features());
      }
      return FrechetDistance.between(moments.finish(), reference);
    }
  }

  @Test
  void theStudentNeedsATenthOfTheMacs() {
    long teacher = macs("teacher.onnx");
    long student = macs("student.onnx");
    assertThat(teacher).isEqualTo(expected.at("/generators/teacher/macs").asLong());
    assertThat(student).isEqualTo(expected.at("/generators/student/macs").asLong());
    assertThat(teacher).isGreaterThanOrEqualTo(10 * student);
    assertThat(macs("teacher.tflite")).isEqualTo(teacher);
    assertThat(macs("student.tflite")).isEqualTo(student);
  }

  private static long macs(String file) {
    Map<String, Tensor> one =
        Map.of("z", Tensor.of(new float[64], 1, 64), "label", Tensor.of(new long[] {3}, 1));
    return java.util.Objects.requireNonNull(
        Runtimes.cost(Runtimes.read(assets.resolve(file)), one).macs().get(CostConvention.MACS));
  }

  @Test
  void theClassifierAndTheTeacherAreGoodEnoughForADemo() {
    assertThat(expected.at("/classifierTestAccuracy").asDouble()).isGreaterThanOrEqualTo(0.91);
    assertThat(expected.at("/generators/teacher/meanTopProbability").asDouble())
        .isGreaterThanOrEqualTo(0.85);
  }
}
