package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.datasets.Pictures;
import dev.understudy.runtimes.Precision;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputParityTests {
  /** Makes flat pictures; the last value of picture {@code oddOne} is off by {@code by}. */
  private static final class Flat implements Generator {
    private final int size;
    private final int oddOne;
    private final float by;
    private int made;

    Flat(int size, int oddOne, float by) {
      this.size = size;
      this.oddOne = oddOne;
      this.by = by;
    }

    @Override
    public Pictures next(int count) {
      float[] data = new float[count * size * size];
      Arrays.fill(data, 0.25f);
      if (made <= oddOne && oddOne < made + count) {
        data[(oddOne - made + 1) * size * size - 1] += by;
      }
      made += count;
      return new Pictures(data, count, 1, size, size);
    }

    @Override
    public void skip(long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @Test
  void findsTheLargestDifferenceAndPsnrOverAllBatches() {
    List<Measurement> both = compare(new Flat(4, 18, 0.0009765625f), 19, Precision.FLOAT32);
    assertThat(both.get(0).measure()).isEqualTo("parity-max-abs");
    assertThat(both.get(0).value()).isEqualTo(0.0009765625);
    assertThat(both.get(0).n()).isEqualTo(19);
    assertThat(both.get(0).validity()).isEqualTo(Validity.MEASURED);
    assertThat(both.get(1).measure()).isEqualTo("parity-psnr");
    // 10 log10(2² / (2^-20 / (19 · 16))) = 10 log10(4 · 304 · 2^20)
    assertThat(both.get(1).value()).isCloseTo(10 * Math.log10(4.0 * 304 * (1 << 20)), within(1e-9));
  }

  @Test
  void beyondTheToleranceItIsAMismatchUnlessThePrecisionAllowsIt() {
    List<Measurement> both = compare(new Flat(4, 18, 0.0078125f), 19, Precision.FLOAT32);
    assertThat(both).allSatisfy(m -> assertThat(m.value()).isNotNaN());
    assertThat(both)
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Kind.OUTPUT_MISMATCH));
    assertThat(both.get(0).validity().reason()).contains("0.00781");
    assertThat(compare(new Flat(4, 18, 0.0078125f), 19, Precision.FLOAT16))
        .allSatisfy(m -> assertThat(m.validity()).isEqualTo(Validity.MEASURED));
    assertThat(compare(new Flat(4, 19, 0.5f), 19, Precision.FLOAT32).get(0).value()).isZero();
  }

  @Test
  void equalPicturesHaveAFinitePsnr() {
    assertThat(compare(new Flat(4, 0, 0), 3, Precision.FLOAT32).get(1).value())
        .isEqualTo(Defaults.LARGEST_PSNR);
  }

  @Test
  void otherSizesAreAMismatch() {
    List<Measurement> both = compare(new Flat(8, 0, 0), 3, Precision.FLOAT32);
    assertThat(both)
        .allSatisfy(m -> assertThat(m.validity().kind()).isEqualTo(Kind.OUTPUT_MISMATCH));
    assertThat(both.get(0).validity().reason()).contains("1x8x8", "1x4x4");
  }

  private static List<Measurement> compare(Generator other, int pictures, Precision precision) {
    return OutputParity.compare(new Flat(4, 0, 0), other, pictures, precision);
  }
}
