package dev.understudy.metrics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.SessionOptions;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code weighted-squares.onnx} (made by tools/test-models/make_metric_models.py) has LPIPS's
 * inputs and outputs: {@code map} is Σ (c+1)·(a_c − b_c)², {@code distance} its mean.
 */
class LpipsTests {
  private static final WeightsFile PUBLISHED = new WeightsFile("alexnet", "7be5", true);

  private static Lpips lpips(KnownNetwork network, WeightsFile... files) {
    var model = Objects.requireNonNull(LpipsTests.class.getResource("weighted-squares.onnx"));
    try {
      return Lpips.open(
          new Weights.Installed(network, Path.of(model.toURI()), List.of(files)),
          SessionOptions.withThreads(1));
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Pictures pictures(int count, int channels, int height, int width, long seed) {
    Random random = new Random(seed);
    float[] data = new float[count * channels * height * width];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextFloat() * 2 - 1;
    }
    return new Pictures(data, count, channels, height, width);
  }

  private static double expected(Pictures a, Pictures b, int picture) {
    double sum = 0;
    int plane = a.height() * a.width();
    for (int k = 0; k < 3 * plane; k++) {
      int at = a.channels() == 3 ? picture * 3 * plane + k : picture * plane + k % plane;
      double gap = (double) a.data()[at] - b.data()[at];
      sum += (1 + k / plane) * gap * gap;
    }
    return sum / plane;
  }

  /** 1000x700 runs pair by pair, 40x50 all at once. */
  @ParameterizedTest
  @CsvSource({"5,3,40,50", "5,1,40,50", "2,3,1000,700", "2,1,1000,700"})
  void everyPairHasItsDistanceAndItsMap(int count, int channels, int height, int width) {
    Pictures a = pictures(count, channels, height, width, 1);
    Pictures b = pictures(count, channels, height, width, 2);
    try (Lpips lpips = lpips(KnownNetwork.LPIPS_ALEX, PUBLISHED)) {
      float[] distances = lpips.of(a, b);
      PairedMaps maps = lpips.maps(a, b).orElseThrow();
      assertThat(maps.height()).isEqualTo(height);
      for (int i = 0; i < count; i++) {
        assertThat((double) distances[i]).isCloseTo(expected(a, b, i), within(1e-4));
        double mean = 0;
        for (float x : maps.map(i)) {
          mean += x / (double) (height * width);
        }
        assertThat(mean).isCloseTo(distances[i], within(1e-4));
      }
      assertThat(lpips.warnings()).hasSize(channels == 1 ? 1 : 0);
    }
  }

  @Test
  void theProtocolNamesTheWeightsAndUnverifiedOnesMarkEveryNumber() {
    var heads = new WeightsFile("lpips-alex-heads", "0123abcd", false);
    float[] column = new float[20];
    for (int i = 0; i < column.length; i++) {
      column[i] = i;
    }
    try (Lpips lpips = lpips(KnownNetwork.LPIPS_ALEX, PUBLISHED, heads)) {
      assertThat(lpips.id()).isEqualTo("lpips-alex");
      assertThat(lpips.protocol())
          .contains("alexnet sha256 7be5 (as published)", "heads sha256 0123abcd (unverified)");
      var options = BootstrapOptions.defaults();
      var mean = lpips.measure(Rows.of(column, 1), options);
      assertThat(mean.value()).isCloseTo(9.5, within(1e-9));
      assertThat(mean.warnings()).hasSize(1).allMatch(w -> w.contains("0123abcd"));
      var difference = lpips.difference(Rows.of(column, 1), Rows.of(new float[20], 1), options);
      assertThat(difference.value().warnings()).anyMatch(w -> w.contains("0123abcd"));
      // Lower is better, and only equal at the first input: the student wins nowhere.
      assertThat(difference.shareBetter()).isEqualTo(0);
    }
    try (Lpips lpips = lpips(KnownNetwork.LPIPS_ALEX, PUBLISHED)) {
      assertThat(lpips.measure(Rows.of(column, 1), BootstrapOptions.defaults()).warnings())
          .isEmpty();
    }
  }

  /**
   * The least sides at which torchvision's own features reach the last tap (0.24, tried one by
   * one): a pixel less, and a pooling layer fails.
   */
  @ParameterizedTest
  @CsvSource({"LPIPS_ALEX,31", "LPIPS_VGG,16", "LPIPS_SQUEEZE,17"})
  void smallerPicturesAreRefused(KnownNetwork network, int least) {
    try (Lpips lpips = lpips(network, PUBLISHED)) {
      Pictures enough = pictures(1, 3, least, 64, 1);
      assertThat(lpips.of(enough, enough)).containsExactly(0);
      Pictures small = pictures(1, 3, 64, least - 1, 1);
      assertThatThrownBy(() -> lpips.of(small, small))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll(network.id(), "64x" + (least - 1), "at least " + least);
    }
  }

  @Test
  void pairsOfDifferentShapesAndOtherNetworksAreRefused() {
    try (Lpips lpips = lpips(KnownNetwork.LPIPS_VGG, PUBLISHED)) {
      assertThatThrownBy(() -> lpips.of(pictures(1, 3, 40, 40, 1), pictures(1, 1, 40, 40, 1)))
          .isInstanceOf(InputException.class)
          .hasMessageContainingAll("[1,3,40,40]", "[1,1,40,40]");
    }
    assertThatThrownBy(() -> lpips(KnownNetwork.VGG16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("vgg16");
  }
}
