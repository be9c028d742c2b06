package dev.understudy.metrics.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactsTests {
  private static final int SIDE = 32;
  private static final BootstrapOptions OPTIONS = new BootstrapOptions(200, 0.95, 1);

  private interface Pixel {
    double at(int x, int y, Random random);
  }

  private static Pictures pictures(int n, long seed, Pixel pixel) {
    Random random = new Random(seed);
    float[] data = new float[n * SIDE * SIDE];
    for (int i = 0; i < n; i++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          data[(i * SIDE + y) * SIDE + x] = (float) pixel.at(x, y, random);
        }
      }
    }
    return new Pictures(data, n, 1, SIDE, SIDE);
  }

  private static Pictures noise(int n, long seed) {
    return pictures(n, seed, (x, y, random) -> 0.3 * random.nextGaussian());
  }

  private static Pictures gridded(int n, long seed, int period) {
    return pictures(
        n,
        seed,
        (x, y, random) ->
            0.3 * random.nextGaussian() + (x % period == 0 && y % period == 0 ? 0.1 * period : 0));
  }

  private static Rows checkerboard(Pictures p) {
    return Rows.of(Checkerboard.of(p), Checkerboard.dimensions(SIDE, SIDE));
  }

  private static Rows peaks(Pictures p) {
    return Rows.of(UpsamplingPeaks.of(p), UpsamplingPeaks.dimensions(SIDE, SIDE));
  }

  private static Rows profile(Pictures p) {
    return Rows.of(SpectralProfile.of(p), SpectralProfile.dimensions(SIDE, SIDE));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void aGridOfEachPeriodScoresAboveTheSameWithout(int period) {
    Measurement with = Checkerboard.measure(checkerboard(gridded(60, 5, period)), OPTIONS);
    Measurement without = Checkerboard.measure(checkerboard(noise(60, 5)), OPTIONS);
    assertThat(with.interval().low()).isGreaterThan(without.interval().high());
    Rows real = peaks(noise(60, 6));
    Measurement peaksWith = UpsamplingPeaks.measure(peaks(gridded(60, 5, period)), real, OPTIONS);
    Measurement peaksWithout = UpsamplingPeaks.measure(peaks(noise(60, 5)), real, OPTIONS);
    assertThat(peaksWith.value()).isGreaterThan(2 * peaksWithout.value());
    assertThat(peaksWith.interval().low()).isGreaterThan(peaksWithout.value());
  }

  @Test
  void whiteNoiseScoresWhatChanceGives() {
    // The grid's frequencies hold (s² - 1)/pixels of white noise's energy, times the high-pass's
    // gain there, over its mean gain of 8/9.
    int n = 400;
    float[] rows = Checkerboard.of(noise(n, 9));
    double[] mean = new double[3];
    for (int i = 0; i < rows.length; i++) {
      mean[i % 3] += rows[i] / n;
    }
    for (int p = 0; p < 3; p++) {
      int s = 2 << p;
      double energy = 0;
      for (int k = 0; k < s * s; k++) {
        double row = 1 + 2 * Math.cos(2 * Math.PI * Math.floorDiv(k, s) / s);
        double column = 1 + 2 * Math.cos(2 * Math.PI * (k % s) / s);
        energy += Math.pow(1 - row * column / 9, 2);
      }
      double expected = energy / (30 * 30) / (8 / 9.0);
      assertThat(mean[p]).as("period %d", s).isCloseTo(expected, within(0.15 * expected));
    }
  }

  @Test
  void aGradientAndAFlatPictureHaveNoCheckerboard() {
    assertThat(Checkerboard.of(pictures(1, 0, (x, y, r) -> x / 16.0 - 1))).containsOnly(0);
    assertThat(Checkerboard.of(pictures(1, 0, (x, y, r) -> 0.5))).containsOnly(0);
  }

  @Test
  void aPurePeriodTwoPatternIsAllGrid() {
    float[] rows = Checkerboard.of(pictures(1, 0, (x, y, r) -> (x + y) % 2 == 0 ? 1 : -1));
    assertThat(rows[0]).isCloseTo(1, within(1e-6f));
    assertThat(rows[1]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void theProfileOfASingleWaveStandsAtItsRadius() {
    Pictures wave =
        pictures(1, 0, (x, y, r) -> Math.cos(2 * Math.PI * 5 * x / SIDE) + 0.01 * r.nextGaussian());
    float[] profile = SpectralProfile.of(wave);
    assertThat(profile).hasSize(SpectralProfile.dimensions(SIDE, SIDE)).hasSize(21);
    for (int r = 0; r < profile.length; r++) {
      if (r != 4) { // radius 5
        assertThat(profile[4]).isGreaterThan(profile[r] + 1);
      }
    }
  }

  @Test
  void doublingTheAmplitudeRaisesTheEnergyByTwentyLnTwo() {
    Pictures one = noise(1, 3);
    float[] twice = one.data().clone();
    for (int i = 0; i < twice.length; i++) {
      twice[i] = 2 * twice[i];
    }
    float[] a = SpectralProfile.of(one);
    float[] b = SpectralProfile.of(new Pictures(twice, 1, 1, SIDE, SIDE));
    for (int r = 0; r < a.length; r++) {
      assertThat(b[r] - a[r]).isCloseTo((float) (20 * Math.log(2)), within(1e-3f));
    }
    float[] normalisedA = SpectralProfile.normalised(a, a.length);
    float[] normalisedB = SpectralProfile.normalised(b, b.length);
    for (int r = 0; r < a.length; r++) {
      assertThat(normalisedB[r]).isCloseTo(normalisedA[r], within(1e-4f));
    }
  }

  private static Pictures blurred(int n, long seed) {
    Pictures sharp = noise(n, seed);
    float[] out = sharp.data().clone();
    for (int i = 0; i < n; i++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          int row = (i * SIDE + y) * SIDE;
          out[row + x] = (sharp.data()[row + x] + sharp.data()[row + (x + 1) % SIDE]) / 2;
        }
      }
    }
    return new Pictures(out, n, 1, SIDE, SIDE);
  }

  @Test
  void blurOpensAGapThatNoiseAloneDoesNot() {
    Rows real = profile(noise(120, 1));
    List<Measurement> same = SpectralProfile.measure(profile(noise(120, 2)), real, OPTIONS);
    List<Measurement> blur = SpectralProfile.measure(profile(blurred(120, 2)), real, OPTIONS);
    for (int g = 0; g < 3; g++) {
      assertThat(blur.get(g).value()).isGreaterThan(4 * same.get(g).value());
      assertThat(blur.get(g).interval().low()).isGreaterThan(same.get(g).value());
      assertThat(blur.get(g).measure()).isEqualTo(same.get(g).measure());
    }
    var difference =
        SpectralProfile.difference(profile(blurred(120, 2)), profile(noise(120, 2)), real, OPTIONS);
    for (int g = 0; g < 3; g++) {
      assertThat(difference.get(g).value().value())
          .isCloseTo(blur.get(g).value() - same.get(g).value(), within(1e-9));
      assertThat(difference.get(g).value().interval().low()).isPositive();
    }
  }

  @Test
  void aStudentWithTheGridIsWorseThanItsTeacherAtEveryLatent() {
    var d =
        Checkerboard.difference(
            checkerboard(gridded(50, 4, 2)), checkerboard(noise(50, 4)), OPTIONS);
    assertThat(d.value().interval().low()).isPositive();
    assertThat(d.shareBetter()).isLessThan(0.1);
    var peaks =
        UpsamplingPeaks.difference(
            peaks(gridded(50, 4, 2)), peaks(noise(50, 4)), peaks(noise(50, 8)), OPTIONS);
    assertThat(peaks.value().interval().low()).isPositive();
  }

  @Test
  void rowsDoNotDependOnTheBatch() {
    Pictures all = noise(5, 11);
    float[] together = UpsamplingPeaks.of(all);
    int d = together.length / 5;
    for (int i = 0; i < 5; i++) {
      float[] alone = UpsamplingPeaks.of(all.picture(i));
      for (int k = 0; k < d; k++) {
        assertThat(alone[k]).isEqualTo(together[i * d + k]);
      }
    }
  }

  @Test
  void tooFewPicturesAreRefusedAsAValueAndTooSmallOnesAsAnError() {
    Rows few = peaks(noise(3, 1));
    assertThat(UpsamplingPeaks.measure(few, few, OPTIONS).validity().isMeasured()).isFalse();
    assertThat(SpectralProfile.measure(profile(noise(3, 1)), profile(noise(3, 1)), OPTIONS))
        .hasSize(3)
        .noneMatch(m -> m.validity().isMeasured());
    assertThatThrownBy(() -> UpsamplingPeaks.dimensions(4, 4)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> SpectralProfile.dimensions(4, 4)).isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Checkerboard.dimensions(4, 4)).isInstanceOf(InputException.class);
  }
}
