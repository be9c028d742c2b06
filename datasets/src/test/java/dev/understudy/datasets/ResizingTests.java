package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bits are held in {@code resizing.GoldenTests}; here is what the public face adds to them. */
class ResizingTests {
  private static final int[] ROW = {0, 10, 200, 30, 255, 0, 90, 40};

  private static Pictures random(long seed, int count, int channels, int height, int width) {
    float[] data = Quantised.random(seed, count * channels * height * width);
    return new Pictures(data, count, channels, height, width);
  }

  private static double[] row(Resizing kind) {
    float[] data = new float[ROW.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = Quantisation.value(ROW[i]);
    }
    Pictures out = kind.apply(new Pictures(data, 1, 1, 1, ROW.length), 1, 5);
    return IntStream.range(0, 5).mapToDouble(i -> (out.data()[i] + 1.0) * 127.5).toArray();
  }

  /** The row that the project's metric definitions give, from the libraries themselves. */
  @Test
  void givesTheGoldenRow() {
    assertThat(row(Resizing.TF1_BILINEAR))
        .containsExactly(new double[] {0, 124, 75, 51, 70}, within(1e-4));
    assertThat(row(Resizing.PYTORCH_BILINEAR))
        .containsExactly(new double[] {3, 181, 142.5, 9, 55}, within(5e-5));
    assertThat(row(Resizing.PIL_BILINEAR_FLOAT))
        .containsExactly(new double[] {4.0909, 119.2593, 138.9583, 70.5556, 60.4545}, within(6e-5));
    assertThat(row(Resizing.PIL_BICUBIC_FLOAT))
        .containsExactly(
            new double[] {-0.0194, 118.1948, 146.7403, 70.8076, 57.3972}, within(6e-5));
    assertThat(row(Resizing.CLEAN_BICUBIC)[0]).isEqualTo(0);
    assertThat(row(Resizing.PIL_BICUBIC))
        .containsExactly(new double[] {0, 118, 147, 71, 57}, within(1e-5));
  }

  @ParameterizedTest
  @EnumSource
  void treatsEachPictureOfABatchAlone(Resizing kind) {
    Pictures batch = random(1, 3, 3, 20, 30);
    Pictures resized = kind.apply(batch, 17, 41);
    assertThat(resized.count()).isEqualTo(3);
    assertThat(resized.height()).isEqualTo(17);
    for (int i = 0; i < 3; i++) {
      assertThat(kind.apply(batch.picture(i), 17, 41).data()).isEqualTo(resized.picture(i).data());
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesTheSameFromManyThreads(Resizing kind) {
    List<float[]> alone =
        IntStream.range(2, 100)
            .mapToObj(size -> kind.apply(random(size, 1, 1, size, size), 40, 50).data())
            .toList();
    List<float[]> together =
        IntStream.range(2, 100)
            .parallel()
            .mapToObj(size -> kind.apply(random(size, 1, 1, size, size), 40, 50).data())
            .toList();
    for (int i = 0; i < alone.size(); i++) {
      assertThat(together.get(i)).isEqualTo(alone.get(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesFlatPicturesFlatAndTheInputAlone(Resizing kind) {
    for (int level = 0; level < 256; level += 15) {
      float[] data = new float[12 * 13];
      Arrays.fill(data, Quantisation.value(level));
      Pictures flat = new Pictures(data, 1, 1, 12, 13);
      for (int size : new int[] {1, 5, 13, 64}) {
        for (float x : kind.apply(flat, size, 2 * size).data()) {
          assertThat(x).isCloseTo(Quantisation.value(level), within(3e-7f));
        }
      }
      assertThat(data).containsOnly(Quantisation.value(level));
    }
  }

  @ParameterizedTest
  @EnumSource
  void keepsThePictureWhereTheSizeStays(Resizing kind) {
    Pictures pictures = random(5, 2, 3, 9, 11);
    assertThat(kind.apply(pictures, 9, 11).data())
        .usingComparatorWithPrecision(kind == Resizing.PYTORCH_BILINEAR ? 1.2e-7f : 0f)
        .containsExactly(pictures.data());
  }

  @Test
  void roundsForTheEightBitKindsOnly() {
    Pictures between = new Pictures(new float[] {0.001f, -1.5f, 2}, 1, 1, 1, 3);
    assertThat(Resizing.PIL_BICUBIC.apply(between, 1, 3).data())
        .containsExactly(Quantisation.value(128), -1, 1);
    assertThat(Resizing.PIL_BICUBIC_FLOAT.apply(between, 1, 3).data())
        .containsExactly(0.001f, -1.5f, 2);
    assertThat(Resizing.CLEAN_BICUBIC.apply(between, 1, 3).data())
        .usingComparatorWithPrecision(1e-7f)
        .containsExactly(0.001f, -1, 1);
  }

  /** The mean over an area, which is what StyleGAN's path length shrinks by. */
  @Test
  void boxIsTheMeanWhereItDividesEvenly() {
    Pictures pictures = random(9, 1, 1, 8, 12);
    float[] small = Resizing.PIL_BOX_FLOAT.apply(pictures, 2, 3).data();
    for (int i = 0; i < 6; i++) {
      double sum = 0;
      for (int k = 0; k < 16; k++) {
        sum += pictures.data()[(i / 3 * 4 + k / 4) * 12 + i % 3 * 4 + k % 4];
      }
      assertThat(small[i]).isCloseTo((float) (sum / 16), within(2e-7f));
    }
  }

  @Test
  void refusesWhatHasNoSize() {
    Pictures pictures = random(0, 1, 1, 2, 2);
    assertThatThrownBy(() -> Resizing.PIL_BOX.apply(pictures, 0, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2x2 cannot become 0x5");
    Pictures nothing = new Pictures(new float[0], 1, 1, 0, 4);
    assertThatThrownBy(() -> Resizing.TF1_BILINEAR.apply(nothing, 2, 2))
        .isInstanceOf(IllegalArgumentException.class);
    Pictures nan = new Pictures(new float[] {Float.NaN}, 1, 1, 1, 1);
    assertThatThrownBy(() -> Resizing.PIL_BOX.apply(nan, 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }
}
