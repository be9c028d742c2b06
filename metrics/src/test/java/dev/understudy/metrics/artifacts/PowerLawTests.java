package dev.understudy.metrics.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Random;
import org.jtransforms.fft.DoubleFFT_2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerLawTests {
  private static final BootstrapOptions OPTIONS = new BootstrapOptions(200, 0.95, 1);
  private static final double ZERO = 0.5;

  /** Pictures of mean 0.5 (grey) whose spectrum is level·ZERO·(f/0.5)^exponent, phases random. */
  private static Pictures pictures(
      int n, int height, int width, double exponent, double level, long seed) {
    Random random = new Random(seed);
    float[] data = new float[n * height * width];
    for (int i = 0; i < n; i++) {
      double[] noise = new double[2 * height * width];
      for (int p = 0; p < height * width; p++) {
        noise[p] = random.nextGaussian();
      }
      DoubleFFT_2D transform = new DoubleFFT_2D(height, width);
      transform.realForwardFull(noise);
      for (int p = 0; p < height * width; p++) {
        int y = p / width;
        double v = (double) Math.min(y, height - y) / height;
        double u = (double) Math.min(p % width, width - p % width) / width;
        double f = Math.hypot(u, v);
        double wanted = height * width * ZERO * (f == 0 ? 1 : level * Math.pow(2 * f, exponent));
        double magnitude = Math.hypot(noise[2 * p], noise[2 * p + 1]);
        noise[2 * p] = f == 0 ? wanted : noise[2 * p] * wanted / magnitude;
        noise[2 * p + 1] = f == 0 ? 0 : noise[2 * p + 1] * wanted / magnitude;
      }
      transform.complexInverse(noise, true);
      for (int p = 0; p < height * width; p++) {
        data[i * height * width + p] = (float) (2 * noise[2 * p] - 1);
      }
    }
    return new Pictures(data, n, 1, height, width);
  }

  @ParameterizedTest
  @CsvSource({
    "128, 128, -1.5, 1e-3",
    "128, 128, -3, 2e-4",
    "256, 256, -2, 1e-3",
    "101, 97, -2.5, 1e-3",
    "64, 192, -2, 1e-3"
  })
  void theLawThatAPictureWasMadeByIsFound(int height, int width, double exponent, double level) {
    float[] row = PowerLaw.of(pictures(1, height, width, exponent, level, 5));
    // Radii are rounded: what is averaged on a circle is up to half a radius away from it.
    assertThat((double) row[0]).isCloseTo(exponent, within(0.05 * Math.abs(exponent)));
    assertThat((double) row[1]).isCloseTo(Math.log(level), within(0.02));
  }

  @Test
  void gapsAreTheDifferencesOfTheLaws() {
    Rows real = rows(pictures(30, 64, 64, -2, 1e-3, 1));
    Rows same = rows(pictures(30, 64, 64, -2, 1e-3, 2));
    Rows other = rows(pictures(30, 64, 64, -1, 2e-3, 2));
    var gaps = PowerLaw.measure(other, real, OPTIONS);
    assertThat(gaps.get(0).measure()).isEqualTo(Metrics.POWER_LAW_EXPONENT_GAP);
    assertThat(gaps.get(0).value()).isCloseTo(1, within(0.05));
    assertThat(gaps.get(0).interval().low()).isPositive();
    assertThat(gaps.get(1).measure()).isEqualTo(Metrics.POWER_LAW_LEVEL_GAP);
    assertThat(gaps.get(1).value()).isCloseTo(Math.log(2), within(0.02));
    var none = PowerLaw.measure(same, real, OPTIONS);
    assertThat(none.get(0).value()).isLessThan(0.01);
    var differences = PowerLaw.difference(other, same, real, OPTIONS);
    for (int g = 0; g < 2; g++) {
      assertThat(differences.get(g).value().value())
          .isCloseTo(gaps.get(g).value() - none.get(g).value(), within(1e-9));
      assertThat(differences.get(g).value().interval().low()).isPositive();
      assertThat(differences.get(g).shareBetter()).isZero();
    }
  }

  @Test
  void theCurveIsTheLawAboveThreeQuartersAndTheSpectrumEverywhere() {
    PowerLaw.Curve curve = PowerLaw.curve(rows(pictures(10, 64, 64, -2, 1e-3, 3)), 64, 64);
    assertThat(curve.frequency()).hasSize(32).startsWith(1 / 32.0).endsWith(1);
    assertThat(curve.fitted()[23]).isNaN(); // 24/32 is not above 0.75
    for (int r = 24; r < 32; r++) {
      double law = 1e-3 * Math.pow(curve.frequency()[r], -2);
      assertThat(curve.fitted()[r]).isCloseTo(law, within(0.03 * law));
      assertThat(curve.measured()[r]).isCloseTo(law, within(0.03 * law));
    }
  }

  @ParameterizedTest
  @CsvSource({"16,16", "17,40", "1024,16", "31,31"})
  void flatPicturesHaveFiniteRows(int height, int width) {
    for (float level : new float[] {-1, 0, 1}) {
      float[] data = new float[3 * height * width];
      java.util.Arrays.fill(data, level);
      for (float value : PowerLaw.of(new Pictures(data, 1, 3, height, width))) {
        assertThat(value).isFinite();
      }
    }
  }

  @Test
  void tooSmallPicturesAreRefusedWithTheSizeNeeded() {
    assertThatThrownBy(() -> PowerLaw.dimensions(15, 64))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 16");
  }

  private static Rows rows(Pictures pictures) {
    return Rows.of(PowerLaw.of(pictures), PowerLaw.dimensions(pictures.height(), pictures.width()));
  }
}
