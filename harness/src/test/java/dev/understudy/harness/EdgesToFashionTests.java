package dev.understudy.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.datasets.npz.NpzFile;
import dev.understudy.demo.DemoAssets;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.distances.FrechetDistance;
import dev.understudy.metrics.distances.MomentsAccumulator;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The models and pictures of edges to fashion against what PyTorch, onnxruntime and NumPy said of
 * them when they were made ({@code tools/demo-models}: export_edges.py, check_edges.py).
 */
class EdgesToFashionTests {
  private static final Path FOLDER = Path.of("..", "papers", "gan-compression", "edges2fashion");
  private static final int SIDE = 32;

  @TempDir private static Path temporary;

  private static JsonNode expected;
  private static Pictures edges;
  private static Pictures pictures;

  @BeforeAll
  static void read() throws IOException {
    expected = new JsonMapper().readTree(FOLDER.resolve("expected.json").toFile());
    edges = all("test-1000-edges.idx3-ubyte.gz");
    pictures = all("test-1000-pictures.idx3-ubyte.gz");
  }

  private static Pictures all(String file) {
    try (PictureStream stream = Datasets.pictures(FOLDER.resolve(file)).open(1000)) {
      return stream.next().orElseThrow();
    }
  }

  @ParameterizedTest
  @CsvSource({"teacher,onnx", "teacher,tflite", "student,onnx", "student,tflite"})
  void everyExportMakesThePicturesThatPyTorchMade(String subject, String format)
      throws IOException {
    Path file = temporary.resolve(subject + "." + format + ".npz");
    try (var in = getClass().getResourceAsStream("edges2fashion.golden.npz")) {
      Files.copy(Objects.requireNonNull(in), file);
    }
    NpzFile golden = NpzFile.open(file);
    float[] source = golden.array("edges").floats();
    for (int i = 0; i < source.length; i++) {
      assertThat(edges.data()[i]).isCloseTo(source[i], within(1e-6f)); // NumPy divides in float32
    }
    float[] made = translate(subject + "." + format, source);
    float[] wanted = golden.array(subject).floats();
    assertThat(made).hasSameSizeAs(wanted);
    for (int i = 0; i < made.length; i++) {
      assertThat(made[i]).isCloseTo(wanted[i], within(1e-4f));
    }
  }

  /** One channel: NCHW and NHWC are the same numbers in the same order. */
  private static float[] translate(String file, float[] source) {
    int count = source.length / (SIDE * SIDE);
    long[] shape =
        file.endsWith(".onnx")
            ? new long[] {count, 1, SIDE, SIDE}
            : new long[] {count, SIDE, SIDE, 1};
    try (ModelSession session =
        Runtimes.open(Runtimes.read(FOLDER.resolve(file)), SessionOptions.withThreads(1))) {
      Map<String, Tensor> out =
          session.run(Map.of("edges", Tensor.of(source, shape)), Set.of("image"));
      return ((Tensor.Floats) Objects.requireNonNull(out.get("image"))).data();
    }
  }

  @Test
  void theEdgesAreTheSobelMagnitudesOfThePictures() {
    for (int i = 0; i < pictures.data().length; i++) {
      int gx = 0;
      int gy = 0;
      for (int k = -1; k <= 1; k++) {
        int weight = 2 - Math.abs(k);
        gx += weight * (level(i, k, 1) - level(i, k, -1));
        gy += weight * (level(i, 1, k) - level(i, -1, k));
      }
      int wanted = (int) Math.rint(Math.min(255, Math.sqrt(gx * gx + gy * gy) / 4));
      assertThat(edges.data()[i]).isEqualTo(Quantisation.value(wanted));
    }
  }

  /** The 0..255 level of the picture so many rows and columns from value {@code i}. */
  private static int level(int i, int down, int across) {
    int row = i / SIDE % SIDE + down;
    int column = i % SIDE + across;
    if (row < 0 || row >= SIDE || column < 0 || column >= SIDE) {
      return 0;
    }
    return Math.round((pictures.data()[i + down * SIDE + across] + 1) * 127.5f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"teacher", "student"})
  void distancesToTheRealPicturesAreThoseOfTheReferenceImplementation(String subject)
      throws IOException {
    Pictures made =
        Quantisation.ROUND.apply(
            new Pictures(translate(subject + ".onnx", edges.data()), 1000, 1, SIDE, SIDE));
    try (PairedMeasure psnr = PairedMeasures.psnr()) {
      double sum = 0;
      for (float value : psnr.of(made, pictures)) {
        sum += value;
      }
      assertThat(sum / 1000).isCloseTo(figure(subject, "meanPsnr"), within(1e-3));
    }
    DemoAssets.unpack(Files.createDirectories(temporary.resolve(subject)));
    try (FeatureNetwork network =
        FeatureNetwork.open(
            "fashion",
            Runtimes.read(temporary.resolve(subject).resolve("fashion-features.onnx")),
            "features",
            null,
            SessionOptions.withThreads(1))) {
      double distance =
          FrechetDistance.between(statistics(network, made), statistics(network, pictures));
      double wanted = figure(subject, "fdFashion");
      assertThat(distance).isCloseTo(wanted, within(1e-3 * wanted));
    }
  }

  private static FeatureStatistics statistics(FeatureNetwork network, Pictures pictures) {
    MomentsAccumulator moments = new MomentsAccumulator(network.dimensions());
    moments.add(network.extract(pictures).features());
    return moments.finish();
  }

  private static double figure(String subject, String name) {
    return expected.at("/generators/" + subject + "/" + name).asDouble();
  }

  @Test
  void theStudentComesNearTheTeacherAtANinthOfItsMacs() {
    for (var rule :
        List.of(
            Map.entry(CostConvention.MACS, "macs"),
            Map.entry(CostConvention.MACS_OUTPUT, "macsOnOutput"))) {
      long teacher = macs("teacher.onnx", rule.getKey());
      long student = macs("student.onnx", rule.getKey());
      assertThat((double) teacher).isEqualTo(figure("teacher", rule.getValue()));
      assertThat((double) student).isEqualTo(figure("student", rule.getValue()));
      assertThat(teacher).isGreaterThanOrEqualTo(9 * student);
      assertThat(macs("teacher.tflite", rule.getKey())).isEqualTo(teacher);
      assertThat(macs("student.tflite", rule.getKey())).isEqualTo(student);
    }
    double floor = expected.at("/fdFashionFloor/value").asDouble();
    assertThat(figure("teacher", "fdFashion")).isGreaterThan(floor);
    assertThat(figure("student", "fdFashion"))
        .isBetween(figure("teacher", "fdFashion"), 4 * figure("teacher", "fdFashion"));
  }

  private static long macs(String file, CostConvention convention) {
    Tensor one =
        Tensor.of(
            new float[SIDE * SIDE],
            file.endsWith(".onnx") ? new long[] {1, 1, SIDE, SIDE} : new long[] {1, SIDE, SIDE, 1});
    return Objects.requireNonNull(
        Runtimes.cost(Runtimes.read(FOLDER.resolve(file)), Map.of("edges", one))
            .macs()
            .get(convention));
  }

  @Test
  void theModelsTogetherStayUnderThreeMebibytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().matches(".*[.](onnx|tflite)")).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes).isBetween(1L, 3L << 20);
  }
}
