package dev.understudy.harness.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.datasets.Resizing;
import dev.understudy.demo.DemoAssets;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.segmentation.SegmentationSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A segmentation network's file says all that its classes depend on, and every mistake its line.
 */
class SegmentationFilesTests {
  private static final String PLAIN =
      """
      name: mine
      model: fashion-features.onnx
      classes: 3
      """;

  @TempDir private Path temp;

  @BeforeEach
  void unpack() throws IOException {
    DemoAssets.unpack(temp);
  }

  private SegmentationSpec read(String yaml) throws IOException {
    return SegmentationFiles.read(Files.writeString(temp.resolve("mine.yaml"), yaml), 3);
  }

  private String problems(String yaml) {
    return String.valueOf(
        catchThrowableOfType(InvalidExperimentException.class, () -> read(yaml)).getMessage());
  }

  @Test
  void defaultsAreTheDocumentedOnes() throws IOException {
    SegmentationSpec spec = read(PLAIN);
    assertThat(spec.output()).isEqualTo("logits");
    assertThat(spec.classOf()).containsExactly(0, 1, 2);
    assertThat(spec.preprocessing()).isNull();
  }

  @Test
  void picturesMayKeepTheirSizeOrBeBroughtToOne() throws IOException {
    String normal = PLAIN + "mean: [10, 20, 30]\nstd: [2, 3, 4]\n";
    Preprocessing own = Objects.requireNonNull(read(normal).preprocessing());
    assertThat(own.keepsSize()).isTrue();
    assertThat(own.describe()).contains("own size", "(v-[10,20,30])/[2,3,4]");
    Preprocessing sized =
        Objects.requireNonNull(
            read(normal + "size: [48, 96]\nresize: pil-bilinear\nquantise: false\n")
                .preprocessing());
    assertThat(sized.height()).isEqualTo(48);
    assertThat(sized.width()).isEqualTo(96);
    assertThat(sized.resizing()).isEqualTo(Resizing.PIL_BILINEAR);
    assertThat(sized.quantised()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "size: 48 | :4: size | a list",
        "size: [48] | :4: size | of 2",
        "resize: pil-bilinear | :4: resize | without `size`",
        "mean: [1, 2, 3] | std | missing beside `mean`",
        "mean: [0.5, 0.4, 0.3] | :4: mean | multiply them by 255",
        "features: x | :4: features | output",
        "crop: centre | :4: crop | unknown",
      })
  void aWrongFieldIsToldWithItsLine(String line, String where, String expected) {
    assertThat(problems(PLAIN + line + "\n")).contains(where, expected, "what to do");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4 | the network has 4 classes, and the label maps' mapping has 3",
        "[0, 1, 3] | class 3 is none of the label maps'",
        "[0] | at least 2",
        "1 | from 2",
        "many | a whole number"
      })
  void classesThatTheMappingDoesNotHaveAreRefused(String classes, String problem) {
    assertThat(problems(PLAIN.replace("classes: 3", "classes: " + classes)))
        .contains("mine.yaml:3: classes", problem, "what to do");
  }

  @Test
  void classesAreRequired() {
    assertThat(problems("name: mine\nmodel: fashion-features.onnx\n")).contains("`classes`");
    assertThat(problems("")).contains("the file is empty", "my-segmentation");
  }

  @Test
  void theDocumentedNetworkOfCocoStuffIsValid() throws IOException {
    Path file = Path.of("..", "docs", "networks", "deeplabv2-coco-stuff.yaml");
    Path copy = Files.copy(file, temp.resolve("coco.yaml"));
    Files.copy(temp.resolve("fashion-features.onnx"), temp.resolve("deeplabv2.onnx"));
    SegmentationSpec spec = SegmentationFiles.read(copy, 182);
    assertThat(spec.classOf()).hasSize(182);
    assertThat(Objects.requireNonNull(spec.preprocessing()).mean())
        .containsExactly(122.675, 116.669, 104.008);
  }

  /** The file in docs is used as it is; only its model is not there. */
  @Test
  void theDocumentedNetworkIsValid() throws IOException {
    Path file = Path.of("..", "docs", "networks", "drn-cityscapes.yaml");
    Path copy = Files.copy(file, temp.resolve("drn.yaml"));
    Files.copy(temp.resolve("fashion-features.onnx"), temp.resolve("drn-d-105.onnx"));
    SegmentationSpec spec = SegmentationFiles.read(copy, 19);
    Preprocessing preprocessing = Objects.requireNonNull(spec.preprocessing());
    assertThat(spec.classOf()).hasSize(19);
    assertThat(preprocessing.keepsSize()).isTrue();
    // What GAN Compression's mIoU_score.py normalises by.
    assertThat(preprocessing.mean().get(0)).isCloseTo(255 * 0.29010095242892997, within(1e-6));
    assertThat(preprocessing.std().get(2)).isCloseTo(255 * 0.18447508988480435, within(1e-6));
  }
}
