package dev.understudy.metrics.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MsSsimTests {
  private final PairedMeasure msSsim = PairedMeasures.msSsim();

  private static Pictures first(int channels, int height, int width) {
    float[] a = new float[channels * height * width];
    for (int i = 0; i < a.length; i++) {
      int c = i / (height * width);
      int y = i / width % height;
      int x = i % width;
      a[i] = (float) (0.8 * Math.sin(0.07 * (c + 1) * x + 0.05 * y));
    }
    return new Pictures(a, 1, channels, height, width);
  }

  private static Pictures second(int channels, int height, int width) {
    float[] b = first(channels, height, width).data();
    for (int i = 0; i < b.length; i++) {
      int c = i / (height * width);
      int y = i / width % height;
      int x = i % width;
      b[i] = (float) (0.9 * b[i] + 0.1 * Math.cos(1.7 * x - 0.9 * (c + 1) * y));
    }
    return new Pictures(b, 1, channels, height, width);
  }

  /**
   * piq 0.8 {@code multi_scale_ssim((a+1)/2, (b+1)/2, data_range=1)}; for the odd sizes with its
   * {@code F.pad(x, [padding, 0, padding, 0])} put right as {@code [0, width % 2, 0, height % 2]},
   * which is what msssim.m does (piq itself: 0.956997 and 0.975513).
   */
  @ParameterizedTest
  @CsvSource({
    "1, 176, 192, 0.95706285",
    "3, 176, 176, 0.97565599",
    "1, 163, 181, 0.95704554",
    "3, 161, 161, 0.97551950"
  })
  void isPiqs(int channels, int height, int width, float golden) {
    assertThat(msSsim.of(first(channels, height, width), second(channels, height, width))[0])
        .isCloseTo(golden, within(1e-6f));
  }

  @Test
  void equalPicturesAreOneAndTheirMapIsZero() {
    Pictures a = first(3, 170, 165);
    assertThat(msSsim.of(a, a)[0]).isCloseTo(1, within(1e-6f));
    assertThat(msSsim.maps(a, a).orElseThrow().data()).containsOnly(0);
  }

  @Test
  void aNegativePictureIsZeroAndNotNaN() {
    Pictures a = first(1, 176, 176);
    float[] negative = a.data().clone();
    for (int i = 0; i < negative.length; i++) {
      negative[i] = -negative[i];
    }
    assertThat(msSsim.of(a, new Pictures(negative, 1, 1, 176, 176))[0]).isEqualTo(0);
  }

  @Test
  void theMapShowsWhereAPictureWasSpoilt() {
    int side = 192;
    Pictures a = first(3, side, side);
    Random random = new Random(4);
    float[] spoilt = a.data().clone();
    for (int c = 0; c < 3; c++) {
      for (int y = 120; y < 150; y++) {
        for (int x = 30; x < 60; x++) {
          spoilt[(c * side + y) * side + x] += (float) random.nextGaussian() * 0.3f;
        }
      }
    }
    PairedMaps maps = msSsim.maps(a, new Pictures(spoilt, 1, 3, side, side)).orElseThrow();
    assertThat(maps.map(0)[135 * side + 45]).isGreaterThan(0.05f);
    // Not zero: the coarsest scale's windows are 176 pixels wide.
    assertThat(maps.map(0)[20 * side + 150]).isLessThan(0.1f * maps.map(0)[135 * side + 45]);
  }

  @Test
  void picturesBelow161PixelsAreRefusedWithTheReason() {
    Pictures small = first(1, 161, 160);
    assertThatThrownBy(() -> msSsim.of(small, small))
        .isInstanceOf(InputException.class)
        .hasMessageContainingAll("161x160", "fifth scale", "at least 161");
  }
}
