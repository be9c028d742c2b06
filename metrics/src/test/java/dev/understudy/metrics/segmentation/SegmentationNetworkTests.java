package dev.understudy.metrics.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.segmentation.Upsampling.Logits;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code colours.onnx} (made by tools/test-models/make_metric_models.py) gives {@code logits
 * [N,4,h/2,w/2]}, which are R, G, B and 0.1 of every second pixel, and {@code labels [N,h,w]}, the
 * strongest colour.
 */
class SegmentationNetworkTests {
  private static final int RED = 0;
  private static final int GREEN = 1;
  private static final int BLUE = 2;
  private static final int NONE = 3;

  private static ModelFile model() {
    var file = Objects.requireNonNull(SegmentationNetworkTests.class.getResource("colours.onnx"));
    try {
      return Runtimes.read(Path.of(file.toURI()));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static SegmentationNetwork open(SegmentationSpec spec) {
    return SegmentationNetwork.open(spec, SessionOptions.withThreads(1));
  }

  /** A picture of 2x2 colours, {@code squares} 8x8 pixels each. */
  private static Pictures squares(int... squares) {
    int count = squares.length / 4;
    float[] data = new float[count * 3 * 256];
    Arrays.fill(data, -1);
    for (int i = 0; i < count; i++) {
      for (int p = 0; p < 256; p++) {
        int colour = squares[i * 4 + p / 128 * 2 + p / 8 % 2];
        if (colour != NONE) {
          data[(i * 3 + colour) * 256 + p] = 1;
        }
      }
    }
    return new Pictures(data, count, 3, 16, 16);
  }

  private static int[] corners(int[] found, int picture, int height, int width) {
    int start = picture * height * width;
    return new int[] {
      found[start],
      found[start + width - 1],
      found[start + (height - 1) * width],
      found[start + height * width - 1]
    };
  }

  @ParameterizedTest
  @CsvSource({"16,16", "32,64", "5,7"})
  void logitsBecomeClassesAtTheLabelsSize(int height, int width) {
    try (var network = open(SegmentationSpec.of("colours", model(), null, "logits", 4))) {
      int[] found =
          network.segment(squares(RED, GREEN, BLUE, NONE, NONE, NONE, RED, BLUE), height, width);
      assertThat(corners(found, 0, height, width)).containsExactly(RED, GREEN, BLUE, NONE);
      assertThat(corners(found, 1, height, width)).containsExactly(NONE, NONE, RED, BLUE);
    }
  }

  @Test
  void labelsAreTakenByTheNearestPixelAndMapped() {
    var spec = new SegmentationSpec("c", model(), null, "labels", List.of(12, 255, 3));
    try (var network = open(spec)) {
      int[] found = network.segment(squares(RED, GREEN, BLUE, RED), 4, 4);
      assertThat(found)
          .containsExactly(12, 12, 255, 255, 12, 12, 255, 255, 3, 3, 12, 12, 3, 3, 12, 12);
    }
  }

  @Test
  void preprocessingResizesAndNormalises() {
    // Levels 0 and 255 become −1.5 and 1.5; at 4x4, logits are 2x2.
    var preprocessing =
        new Preprocessing(
            "p",
            true,
            4,
            4,
            Crop.NONE,
            Resizing.PIL_BILINEAR,
            List.of(127.5, 127.5, 127.5),
            List.of(85.0, 85.0, 85.0));
    try (var network = open(SegmentationSpec.of("c", model(), preprocessing, "logits", 4))) {
      int[] found = network.segment(squares(RED, GREEN, BLUE, NONE), 16, 16);
      assertThat(corners(found, 0, 16, 16)).containsExactly(RED, GREEN, BLUE, NONE);
      assertThat(network.protocol())
          .contains(model().sha256(), "pil-bilinear to 4x4", "bilinear", "argmax");
    }
  }

  /**
   * {@code F.interpolate(x, size, mode="bilinear", align_corners=False).argmax(1)} of PyTorch 2.15
   * for x = RandomState(9).randn(4*h*w).astype(float32).reshape(1,4,h,w); with the channels last,
   * the same values moved.
   */
  @ParameterizedTest
  @CsvSource({
    "5,7,13,17,11111111111133333/11111311111133333/11133333011112222/33333333001100222"
        + "/33323330000000002/00222330003000000/00022330132300000/00022333333300000"
        + "/00033003331122200/02333113331122200/33322110333122200/33222110033322111"
        + "/33222110033322111",
    "9,11,4,5,10022/12032/11012/23322",
    "3,4,3,4,3313/1322/1130"
  })
  void upsampledClassesArePyTorchs(int h, int w, int height, int width, String golden) {
    float[] first = new NumpyRandomState(9).gaussians(4 * h * w);
    float[] last = new float[first.length];
    for (int i = 0; i < first.length; i++) {
      last[i % (h * w) * 4 + i / (h * w)] = first[i];
    }
    for (Logits logits :
        List.of(new Logits(first, 0, 4, h, w, h * w, 1), new Logits(last, 0, 4, h, w, 1, 4))) {
      int[] found = new int[height * width];
      Upsampling.argmax(logits, height, width, found, 0);
      String text =
          Arrays.stream(found)
              .mapToObj(String::valueOf)
              .collect(Collectors.joining())
              .replaceAll("(.{" + width + "})(?=.)", "$1/");
      assertThat(text).isEqualTo(golden);
    }
  }

  @Test
  void nanAndOtherOutputsAreRefused() {
    Pictures broken = squares(RED, RED, RED, RED);
    broken.data()[0] = Float.NaN;
    try (var network = open(SegmentationSpec.of("c", model(), null, "logits", 4))) {
      assertThatThrownBy(() -> network.segment(broken, 16, 16))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("logits", "NaN", "picture 0");
    }
    try (var network = open(SegmentationSpec.of("c", model(), null, "logits", 19))) {
      assertThatThrownBy(() -> network.segment(squares(RED, RED, RED, RED), 16, 16))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("[1, 4, 8, 8]", "[N,19,h,w]", "how many classes");
    }
    try (var network = open(SegmentationSpec.of("c", model(), null, "labels", 2))) {
      assertThatThrownBy(() -> network.segment(squares(RED, RED, RED, BLUE), 16, 16))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("class 2", "2 classes");
    }
  }

  @Test
  void aCropIsRefused() {
    var crop =
        new Preprocessing(
            "p",
            true,
            4,
            4,
            Crop.CENTRE,
            Resizing.PIL_BILINEAR,
            List.of(128.0, 128.0, 128.0),
            List.of(128.0, 128.0, 128.0));
    assertThatThrownBy(() -> SegmentationSpec.of("c", model(), crop, "logits", 4))
        .hasMessageContaining("cropped");
  }
}
