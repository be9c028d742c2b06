package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.farm.ImageOutput;
import dev.understudy.farm.InputBinding;
import dev.understudy.harness.experiment.Experiment.FeatureNetworkChoice;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.networks.Protocol;
import dev.understudy.reports.Reports;
import dev.understudy.reports.Role;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a right file comes to. */
class ExperimentFilesTests {
  @TempDir Path folder;
  ExampleFolder example;

  @BeforeEach
  void makeFolder() {
    example = new ExampleFolder(folder);
  }

  @Test
  void readsEveryField() {
    Experiment all = example.read(ExampleFolder.FULL);

    assertThat(all.file()).isEqualTo(folder.resolve("experiment.yaml"));
    assertThat(all.name()).isEqualTo("fashion-demo");
    assertThat(all.seed()).isEqualTo(7);
    assertThat(all.pictures()).isEqualTo(1000);
    assertThat(all.batch()).isEqualTo(32);
    assertThat(all.reference())
        .isEqualTo(
            new Experiment.Reference(
                "Fashion-MNIST",
                folder.resolve("real.idx3-ubyte.gz"),
                folder.resolve("train.npz"),
                folder.resolve("test.npz")));
    assertThat(all.featureNetwork())
        .isEqualTo(
            new FeatureNetworkChoice.Own(
                "fashion", folder.resolve("features.onnx"), "pooled", "logits", null));
    assertThat(all.measures()).containsExactlyElementsOf(byDefault());
    assertThat(all.threads()).isEqualTo(3);
    assertThat(all.latency())
        .isEqualTo(
            new LatencyPlan(
                "custom",
                5,
                3,
                Duration.ofMillis(1500),
                0.1,
                70,
                Duration.ofMillis(500),
                Duration.ofMinutes(2),
                0.05));
    assertThat(all.formats()).containsExactly(Reports.Format.HTML, Reports.Format.CSV);
    assertThat(all.gallery()).isEqualTo(12);
  }

  @Test
  void readsSubjectsWithTheirModelFiles() {
    Experiment all = example.read(ExampleFolder.FULL);

    Experiment.Subject teacher = all.teacher().orElseThrow();
    assertThat(teacher.name()).isEqualTo("the teacher");
    assertThat(all.students()).extracting(Experiment.Subject::name).containsExactly("the student");
    Experiment.ModelBinding onnx = teacher.models().get(0);
    assertThat(onnx.file()).isEqualTo(folder.resolve("teacher.onnx"));
    assertThat(onnx.line()).isEqualTo(19);
    assertThat(onnx.output()).isEqualTo(new ImageOutput("image", -1, 1, ImageOutput.Layout.NCHW));
    assertThat(onnx.inputs().get(0)).isEqualTo(new InputBinding.Latent("z", 7));
    assertThat(onnx.inputs().get(1)).isEqualTo(new InputBinding.ClassLabel("label", 10));
    Tensor psi = ((InputBinding.Constant) onnx.inputs().get(2)).value();
    assertThat(((Tensor.Floats) psi).data()).containsExactly(0.7f);
    assertThat(psi.shape()).isEmpty();
    Experiment.ModelBinding tflite = teacher.models().get(1);
    assertThat(tflite.file()).isEqualTo(folder.resolve("teacher.tflite"));
    assertThat(tflite.line()).isEqualTo(20);
    assertThat(tflite.output())
        .isEqualTo(new ImageOutput("image", 0, 255, ImageOutput.Layout.NHWC));
    assertThat(all.students().get(0).models().get(0).inputs())
        .containsExactly(new InputBinding.Latent("z", 9));
  }

  @Test
  void fillsInTheDefaults() {
    Experiment smallest = example.read(ExampleFolder.SMALLEST);

    assertThat(smallest.seed()).isEqualTo(Defaults.SEED);
    assertThat(smallest.pictures()).isEqualTo(Defaults.PICTURES);
    assertThat(smallest.batch()).isEqualTo(Defaults.BATCH);
    assertThat(smallest.reference()).isNull();
    assertThat(smallest.featureNetwork()).isNull();
    assertThat(smallest.measures()).containsExactly(MeasureFamily.COST, MeasureFamily.LATENCY);
    assertThat(smallest.threads())
        .isEqualTo(Defaults.threads(Runtime.getRuntime().availableProcessors()));
    assertThat(smallest.latency()).isEqualTo(LatencyPlan.standard());
    assertThat(smallest.formats()).containsExactlyInAnyOrder(Reports.Format.values());
    assertThat(smallest.gallery()).isEqualTo(Defaults.GALLERY);
    Experiment.Subject only = smallest.subjects().get(0);
    assertThat(only.role()).isEqualTo(Role.OTHER);
    assertThat(only.models().get(0).inputs())
        .containsExactly(new InputBinding.Latent("z", Defaults.SEED));
    assertThat(only.models().get(0).output()).isEqualTo(new ImageOutput(null, -1, 1, null));
  }

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "4,4", "5,4", "64,4", "0,1"})
  void takesTheCoresButAtMostFour(int cores, int threads) {
    assertThat(Defaults.threads(cores)).isEqualTo(threads);
  }

  @Test
  void asksForAllMeasuresThatTheFileGivesTheMeansFor() {
    String network = "feature-network: {name: f, model: features.onnx}\n";
    String reference = "reference: {name: r, images: real.idx3-ubyte.gz}\n";
    String pair =
        """
        name: pair
        subjects:
          - {name: t, role: teacher, models: [teacher.onnx, teacher.tflite], inputs: &z {z: {latent: normal}}}
          - {name: s, role: student, model: student.onnx, inputs: *z}
        """;

    assertThat(example.read(pair).measures())
        .containsExactly(
            MeasureFamily.PSNR,
            MeasureFamily.SSIM,
            MeasureFamily.COST,
            MeasureFamily.LATENCY,
            MeasureFamily.PARITY);
    assertThat(example.read(pair + network).measures())
        .contains(MeasureFamily.FEATURE_DISTANCE)
        .doesNotContain(MeasureFamily.FD, MeasureFamily.IS);
    assertThat(example.read(pair + reference).measures())
        .contains(MeasureFamily.SPECTRAL_PROFILE, MeasureFamily.CHECKERBOARD)
        .doesNotContain(MeasureFamily.FD, MeasureFamily.KID);
    assertThat(example.read(pair + reference + network).measures())
        .doesNotContain(MeasureFamily.IS)
        .hasSize(byDefault().size() - 1);
    assertThat(
            example.read(pair + reference + network.replace("}", ", logits: logits}")).measures())
        .containsExactlyElementsOf(byDefault());
    assertThat(example.read(pair + "lpips: alex\n").measures()).contains(MeasureFamily.LPIPS);
  }

  /**
   * What a file with a reference, a network of its own and both roles asks for; not what needs
   * label maps, path lengths or targets of its own.
   */
  private static List<MeasureFamily> byDefault() {
    return Arrays.stream(MeasureFamily.values())
        .filter(MeasureFamily::isByDefault)
        .filter(m -> m != MeasureFamily.LPIPS && m != MeasureFamily.EXITS)
        .filter(m -> m != MeasureFamily.MIOU && m != MeasureFamily.PPL && !m.needsTargets())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "fid-inception,FID_INCEPTION,CLEAN",
    "fid-inception/clean,FID_INCEPTION,CLEAN",
    "fid-inception/pytorch,FID_INCEPTION,PYTORCH",
    "fid-inception/tf1,FID_INCEPTION,TF1",
    "vgg16,VGG16,TF1"
  })
  void readsPublishedNetworks(String word, KnownNetwork network, Protocol protocol) {
    Experiment read = example.read(ExampleFolder.SMALLEST + "feature-network: " + word + "\n");

    assertThat(read.featureNetwork())
        .isEqualTo(new FeatureNetworkChoice.Published(network, protocol));
    assertThat(read.settings())
        .containsEntry("feature-network", network.id())
        .containsEntry("feature-network.protocol", protocol.id());
    assertThat(read.measures().contains(MeasureFamily.IS))
        .as("logits come with FID's network")
        .isEqualTo(network == KnownNetwork.FID_INCEPTION);
  }

  @Test
  void readsHowANetworkOfOnesOwnIsFed() {
    String yaml =
        ExampleFolder.SMALLEST
            + "feature-network: {name: dinov2, model: features.onnx, size: 224, crop: centre,"
            + " mean: [123.675, 116.28, 103.53], std: [58.395, 57.12, 57.375]}\n";

    FeatureNetworkChoice network = example.read(yaml).featureNetwork();

    assertThat(network).isInstanceOf(FeatureNetworkChoice.Own.class);
    assertThat(((FeatureNetworkChoice.Own) network).preprocessing())
        .isEqualTo(
            new Preprocessing(
                "dinov2",
                true,
                224,
                224,
                Crop.CENTRE,
                Resizing.PIL_BICUBIC,
                List.of(123.675, 116.28, 103.53),
                List.of(58.395, 57.12, 57.375)));
  }

  @Test
  void readsTheNetworkOfLpips() {
    assertThat(example.read(ExampleFolder.SMALLEST).lpips()).isNull();
    assertThat(example.read(ExampleFolder.SMALLEST + "lpips: squeeze\n").lpips())
        .isEqualTo(KnownNetwork.LPIPS_SQUEEZE);
  }

  @Test
  void keepsTheMeasuresOrder() {
    assertThat(example.read(ExampleFolder.SMALLEST + "measures: [latency, cost]\n").measures())
        .containsExactly(MeasureFamily.LATENCY, MeasureFamily.COST);
  }

  @Test
  void anOutputKeepsWhatItsModelFileDoesNotSay() {
    Experiment experiment =
        example.read(
            """
            name: merged
            subjects:
              - name: a
                inputs: {z: {latent: normal}, y: {classes: 3}}
                output: {name: image, range: [0, 1]}
                models:
                  - {file: teacher.onnx, output: {layout: NHWC}}
                  - {file: teacher.tflite, inputs: {z_0: {latent: normal}}}
            """);

    List<Experiment.ModelBinding> models = experiment.subjects().get(0).models();
    assertThat(models.get(0).output())
        .isEqualTo(new ImageOutput("image", 0, 1, ImageOutput.Layout.NHWC));
    assertThat(models.get(0).inputs()).hasSize(2);
    assertThat(models.get(1).output()).isEqualTo(new ImageOutput("image", 0, 1, null));
    assertThat(models.get(1).inputs())
        .containsExactly(new InputBinding.Latent("z_0", Defaults.SEED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"quick", "standard", "nightly"})
  void aPlanNamedAloneOrWithItsOwnFiguresIsThatPlan(String name) {
    LatencyPlan plan = Defaults.plan(name);

    assertThat(plan.name()).isEqualTo(name);
    assertThat(example.read(ExampleFolder.SMALLEST + "latency: " + name + "\n").latency())
        .isEqualTo(plan);
    String same = "latency: {plan: " + name + ", launches: " + plan.launches() + "}\n";
    assertThat(example.read(ExampleFolder.SMALLEST + same).latency()).isEqualTo(plan);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{constant: 3} | 3 | true | 0",
        "{constant: [3]} | 3 | true | 1",
        "{constant: -2.5} | -2.5 | false | 0",
        "{constant: [1, 2, 0x10]} | 1 2 16 | true | 1",
        "{constant: [1, 2.5]} | 1 2.5 | false | 1",
        "{constant: 1e2} | 100 | false | 0",
        "{constant: [[1, 2, 3], [4, 5, 6]]} | 1 2 3 4 5 6 | true | 2",
        "{constant: [[[0.5]]]} | 0.5 | false | 3",
      })
  void constantsKeepTheirKindAndShape(String binding, String values, boolean whole, int rank) {
    Experiment experiment =
        example.read(ExampleFolder.SMALLEST.replace("{latent: normal}", binding));

    InputBinding input = experiment.subjects().get(0).models().get(0).inputs().get(0);
    Tensor value = ((InputBinding.Constant) input).value();
    assertThat(value.shape()).hasSize(rank);
    List<Double> expected = List.of(values.split(" ")).stream().map(Double::valueOf).toList();
    assertThat(value.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      double actual =
          value instanceof Tensor.Longs longs ? longs.data()[i] : ((Tensor.Floats) value).data()[i];
      assertThat(actual).isEqualTo(expected.get(i));
    }
    assertThat(value instanceof Tensor.Longs).isEqualTo(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pictures: 5000.0", "pictures: 5e3", "pictures: 005000", "pictures: +5000"})
  void wholeNumbersMayBeWrittenInSeveralWays(String line) {
    assertThat(example.read(ExampleFolder.SMALLEST + line + "\n").pictures()).isEqualTo(5000);
  }

  @Test
  void theLargestSeedIsKeptWhole() {
    assertThat(example.read(ExampleFolder.SMALLEST + "seed: 4294967295\n").seed())
        .isEqualTo((1L << 32) - 1);
  }

  @Test
  void windowsLineEndsAndByteOrderMarksMakeNoDifference() {
    Experiment plain = example.read(ExampleFolder.FULL);
    Experiment windows = example.read("\uFEFF" + ExampleFolder.FULL.replace("\n", "\r\n"));

    assertThat(windows.settings()).isEqualTo(plain.settings());
    assertThat(windows.subjects().get(0).models().get(1).line()).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Lehrer für Köpfe",
        "先生",
        "🎭 double",
        "no",
        "yes",
        "on",
        "1:30",
        "2026-11-01",
        "a: b"
      })
  void namesAreAnyText(String name) {
    String quoted = name.contains(": ") ? "'" + name + "'" : name;
    Experiment experiment =
        example.read(ExampleFolder.SMALLEST.replace("name: a", "name: " + quoted));

    assertThat(experiment.subjects().get(0).name()).isEqualTo(name);
  }

  @Test
  void pathsAreRelativeToTheFileAndMayHoldBlanksAndParents() throws IOException {
    Path models = Files.createDirectories(folder.resolve("my models/v 1"));
    Files.createFile(models.resolve("a student.onnx"));
    Path elsewhere = Files.createDirectories(folder.resolve("experiments"));
    Path file = elsewhere.resolve("e.yaml");
    Files.writeString(
        file,
        ExampleFolder.SMALLEST.replace("student.onnx", "../my models/v 1/../v 1/a student.onnx"));

    assertThat(ExperimentFiles.read(file).subjects().get(0).models().get(0).file())
        .isEqualTo(models.resolve("a student.onnx"));
  }

  @Test
  void absolutePathsAreTakenAsTheyAre() {
    Path model = folder.resolve("student.onnx").toAbsolutePath();

    assertThat(
            example
                .read(ExampleFolder.SMALLEST.replace("student.onnx", "'" + model + "'"))
                .subjects()
                .get(0)
                .models()
                .get(0)
                .file())
        .isEqualTo(model);
  }

  @Test
  void picturesMayBeAFolder() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));

    Experiment experiment =
        example.read(ExampleFolder.SMALLEST + "reference: {name: r, images: pictures/}\n");

    assertThat(experiment.reference().images()).isEqualTo(pictures);
  }

  @Test
  void collectionsCannotBeChangedAfterwards() {
    Experiment experiment = example.read(ExampleFolder.FULL);

    assertThat(experiment.subjects()).isUnmodifiable();
    assertThat(experiment.measures()).isUnmodifiable();
    assertThat(experiment.formats()).isUnmodifiable();
  }
}
