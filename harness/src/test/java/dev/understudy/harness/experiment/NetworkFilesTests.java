package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.demo.DemoAssets;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A feature network's file says all that its features depend on, and every mistake its line. */
class NetworkFilesTests {
  private static final String SIZED =
      """
      name: mine
      model: fashion-features.onnx
      size: 48
      mean: [127.5, 127.5, 0]
      std: [127.5, 127.5, 1]
      """;

  @TempDir private Path temp;

  @BeforeEach
  void unpack() throws IOException {
    DemoAssets.unpack(temp);
  }

  private NetworkSpec read(String yaml) throws IOException {
    return NetworkFiles.read(Files.writeString(temp.resolve("mine.yaml"), yaml));
  }

  private String problems(String yaml) {
    return String.valueOf(
        catchThrowableOfType(InvalidExperimentException.class, () -> read(yaml)).getMessage());
  }

  @Test
  void defaultsAreTheDocumentedOnes() throws IOException {
    NetworkSpec spec = read(SIZED);
    assertThat(spec.name()).isEqualTo("mine");
    assertThat(spec.outputs()).containsExactly("features");
    assertThat(spec.logits()).isNull();
    assertThat(spec.weights())
        .singleElement()
        .satisfies(w -> assertThat(w.sha256()).isEqualTo(spec.model().sha256()))
        .satisfies(w -> assertThat(w.verified()).isTrue());
    assertThat(spec.preprocessing())
        .isEqualTo(
            new Preprocessing(
                "mine",
                true,
                48,
                48,
                Crop.NONE,
                Resizing.PIL_BICUBIC,
                List.of(127.5, 127.5, 0.0),
                List.of(127.5, 127.5, 1.0)));
  }

  @Test
  void withoutASizeThereIsNoPreprocessing() throws IOException {
    assertThat(read("name: mine\nmodel: fashion-features.onnx\n").preprocessing()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sise: 48 | :6: sise | did you mean `size`?",
        "quantise: 3 | :6: quantise | true",
        "crop: middle | :6: crop | `centre`",
        "resize: bicubic | :6: resize | `pil-bicubic`",
        "features: | :6: features | left empty",
      })
  void aWrongFieldIsToldWithItsLine(String line, String where, String expected) {
    assertThat(problems(SIZED + line + "\n")).contains("mine.yaml" + where, expected, "what to do");
  }

  @Test
  void allMistakesComeAtOnce() {
    assertThat(
            problems(
                """
                name: vgg16
                model: absent.onnx
                size: 224
                mean: [0.485, 0.456, 0.406]
                """))
        .contains("mine.yaml:1: name", "published network's name")
        .contains("mine.yaml:2: model", "does not exist")
        .contains("mine.yaml:4: mean", "multiply them by 255")
        .contains("`std` is missing beside `size`");
  }

  @Test
  void normalisationWithoutASizeIsNoSilentWish() {
    assertThat(problems("name: mine\nmodel: fashion-features.onnx\ncrop: centre\n"))
        .contains("mine.yaml:3: crop", "without `size`");
  }

  @Test
  void anEmptyFileSaysHowToBegin() {
    assertThat(problems("")).contains("the file is empty", "begin with `name: my-features`");
  }

  /** The files in docs are used as they are; only their models are not there. */
  @ParameterizedTest
  @CsvSource({
    "dinov2-vitl14, 224, NONE, 0.485, 0.225",
    "clip-vitl14-336, 336, CENTRE, 0.48145466, 0.27577711"
  })
  void theDocumentedNetworksAreValid(
      String name, int size, Crop crop, double firstMean, double lastStd) throws IOException {
    Path file = Path.of("..", "docs", "networks", name + ".yaml");
    Path copy = Files.copy(file, temp.resolve(name + ".yaml"));
    Files.copy(temp.resolve("fashion-features.onnx"), temp.resolve(name + ".onnx"));
    NetworkSpec spec = NetworkFiles.read(copy);
    Preprocessing preprocessing = Objects.requireNonNull(spec.preprocessing());
    assertThat(spec.name()).isEqualTo(name);
    assertThat(preprocessing.height()).isEqualTo(size);
    assertThat(preprocessing.crop()).isEqualTo(crop);
    assertThat(preprocessing.resizing()).isEqualTo(Resizing.PIL_BICUBIC);
    assertThat(preprocessing.mean().get(0)).isCloseTo(255 * firstMean, within(1e-6));
    assertThat(preprocessing.std().get(2)).isCloseTo(255 * lastStd, within(1e-6));
  }
}
