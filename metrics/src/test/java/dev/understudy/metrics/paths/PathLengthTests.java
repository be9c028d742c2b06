package dev.understudy.metrics.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.NumpyRandomState;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paths.PathLength.Lengths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathLengthTests {
  private static final int D = 6;
  private static final int SIDE = 16;
  private static final BootstrapOptions BOOTSTRAP = BootstrapOptions.defaults();

  /** The mean squared gap: with a linear generator a step's length has a closed form. */
  private static final class MeanSquare implements PairedMeasure {

    @Override
    public String id() {
      return "mean-square";
    }

    @Override
    public Unit unit() {
      return Unit.NONE;
    }

    @Override
    public Difference.Better better() {
      return Difference.Better.LOWER;
    }

    @Override
    public String protocol() {
      return "mean square";
    }

    @Override
    public float[] of(Pictures a, Pictures b) {
      float[] out = new float[a.count()];
      for (int i = 0; i < a.data().length; i++) {
        double gap = (double) a.data()[i] - b.data()[i];
        out[i / a.pictureSize()] += (float) (gap * gap / a.pictureSize());
      }
      return out;
    }
  }

  /** pixel p of a picture = Σ_k weight(p,k)·w_k, small enough to keep digits at ε = 1e-4. */
  private static float weight(int pixel, int k) {
    return (float) (1e-3 * Math.sin(1 + pixel * 0.7 + k * 2.3));
  }

  private static Pictures linear(float[] w, int count, float scale) {
    float[] data = new float[count * SIDE * SIDE];
    for (int i = 0; i < data.length; i++) {
      int picture = i / (SIDE * SIDE);
      double sum = 0;
      for (int k = 0; k < D; k++) {
        sum += weight(i % (SIDE * SIDE), k) * w[picture * D + k];
      }
      data[i] = (float) sum * scale;
    }
    return new Pictures(data, count, 1, SIDE, SIDE);
  }

  /** |M(z1 − z0)|² / pixels: ε cancels, since M is linear and the path straight. */
  private static double[] closedForm(int count, long seed) {
    float[] z = new NumpyRandomState(seed).gaussians(count * 2 * D);
    double[] out = new double[count];
    for (int i = 0; i < count; i++) {
      for (int p = 0; p < SIDE * SIDE; p++) {
        double gap = 0;
        for (int k = 0; k < D; k++) {
          gap += weight(p, k) * (z[(2 * i + 1) * D + k] - z[2 * i * D + k]);
        }
        out[i] += gap * gap / (SIDE * SIDE);
      }
    }
    return out;
  }

  private static Lengths measured(PathOptions options, int count, PathGenerator generator) {
    var sampler = new PathSampler(options, D, (first, z, n) -> z);
    return new PathMeter(options, new MeanSquare()).measure(sampler.next(count), generator);
  }

  private static PathOptions inW(double epsilon) {
    return new PathOptions(
        PathOptions.Space.W,
        PathOptions.Sampling.END,
        epsilon,
        PathOptions.LatentLength.UNIT,
        false,
        11);
  }

  /** At ε = 1e-4 single precision leaves three digits, as in StyleGAN's own scripts. */
  @ParameterizedTest
  @CsvSource({"0.05,1e-4", "0.01,1e-3", "1e-4,0.1"})
  void aLinearGeneratorHasItsClosedForm(double epsilon, double tolerance) {
    Lengths lengths = measured(inW(epsilon), 50, (first, w, n) -> linear(w, n, 1));
    double[] golden = closedForm(50, 11);
    double sum = 0;
    for (int i = 0; i < 50; i++) {
      assertThat(lengths.values()[i]).isCloseTo(golden[i], within(tolerance * golden[i]));
      sum += lengths.values()[i] / golden[i] / 50;
    }
    assertThat(sum).isCloseTo(1, within(tolerance / 2));
    assertThat(lengths.warnings()).isEmpty();
  }

  /**
   * NumPy 2.4: d = RandomState(n).random_sample(n)**4·100; the mean of those from percentile(d, 1,
   * method="lower") to percentile(d, 99, method="higher").
   */
  @ParameterizedTest
  @CsvSource({
    "10,12.308342275973537",
    "101,17.926466987882932",
    "700,19.57171598311458",
    "1000,19.674447943448964"
  })
  void theTrimmedMeanIsNumPys(int n, double golden) {
    var random = new NumpyRandomState(n);
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = Math.pow(random.nextDouble(), 4) * 100;
    }
    assertThat(path(values).finish().value()).isCloseTo(golden, within(1e-11));
  }

  @Test
  void tiesAtAPercentileAllStay() {
    var random = new NumpyRandomState(3);
    double[] values = new double[300];
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.rint(random.nextDouble() * 20);
    }
    // As above on round(RandomState(3).random_sample(300)·20).
    assertThat(path(values).finish().value()).isCloseTo(9.8, within(1e-12));
  }

  @Test
  void outliersAreTrimmedInEveryResample() {
    double[] values = new double[1000];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = 30 + random.nextGaussian();
    }
    values[17] = 1e9;
    var m = path(values).finish();
    assertThat(m.value()).isCloseTo(30, within(0.1));
    var interval = Objects.requireNonNull(m.interval());
    // Standard error of 1000 draws with σ = 1: 0.032; 95 % half-width about 0.06.
    assertThat(interval.halfWidth()).isBetween(0.04, 0.09);
    assertThat(interval.contains(m.value())).isTrue();
    assertThat(m.measure()).isEqualTo("ppl-w");
    assertThat(m.n()).isEqualTo(1000);
  }

  private static PathLength path(double[] values) {
    var path = new PathLength(PathOptions.wEnd(1), "mean square", BOOTSTRAP);
    path.add(new Lengths(0, values, List.of()));
    return path;
  }

  @Test
  void batchesMergeInAnyOrderToTheSameBits() {
    Random random = new Random(2);
    double[] values = random.doubles(120, 0, 50).toArray();
    var golden = path(values).finish();
    List<Lengths> parts = new ArrayList<>();
    for (int first = 0; first < 120; first += 8) {
      parts.add(new Lengths(first, Arrays.copyOfRange(values, first, first + 8), List.of("w")));
    }
    Collections.shuffle(parts, random);
    var left = new PathLength(PathOptions.wEnd(1), "mean square", BOOTSTRAP);
    var right = new PathLength(PathOptions.wEnd(1), "mean square", BOOTSTRAP);
    for (int i = 0; i < parts.size(); i++) {
      (i % 3 == 0 ? left : right).add(parts.get(i));
    }
    left.merge(right);
    assertThat(left.finish()).isEqualTo(golden.withWarnings(List.of("w")));
    assertThatThrownBy(() -> left.add(new Lengths(9, new double[1], List.of())))
        .hasMessageContaining("step 9");
    assertThatThrownBy(() -> left.merge(right)).hasMessageContaining("taken already");
  }

  @Test
  void aStudentOfHalfTheContrastHasAQuarterOfTheLength() {
    var options = inW(0.01);
    var teacher = new PathLength(options, "d", BOOTSTRAP);
    var student = new PathLength(options, "d", BOOTSTRAP);
    teacher.add(measured(options, 60, (first, w, n) -> linear(w, n, 1)));
    student.add(measured(options, 60, (first, w, n) -> linear(w, n, 0.5f)));
    Difference difference = student.minus(teacher);
    double length = teacher.finish().value();
    assertThat(difference.value().value()).isCloseTo(-0.75 * length, within(0.001 * length));
    assertThat(difference.shareBetter()).isEqualTo(1);
    var interval = Objects.requireNonNull(difference.value().interval());
    assertThat(interval.high()).isNegative();
    assertThatThrownBy(() -> student.minus(path(new double[60]))).hasMessageContaining("same");
  }

  @Test
  void picturesOf8BitsAndUnequalNoiseAreNoticed() {
    var options = inW(1e-4);
    Lengths rounded =
        measured(options, 5, (first, w, n) -> Quantisation.ROUND.apply(linear(w, n, 50)));
    assertThat(rounded.warnings()).hasSize(1).allMatch(w -> w.contains("8 bits"));
    AtomicInteger calls = new AtomicInteger();
    Lengths noisy =
        measured(options, 5, (first, w, n) -> linear(w, n, 1 + 0.01f * calls.getAndIncrement()));
    assertThat(noisy.warnings()).hasSize(1).allMatch(w -> w.contains("noise"));
    var path = new PathLength(options, "mean square", BOOTSTRAP);
    path.add(noisy);
    path.add(new Lengths(5, new double[5], List.of()));
    assertThat(path.finish().warnings()).anyMatch(w -> w.contains("noise"));
  }

  @Test
  void largePicturesShrinkByTheMeanOverWholeSquares() {
    int side = 1024;
    float[] data = new float[side * side];
    Random random = new Random(3);
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextFloat();
    }
    var big = new Pictures(data, 1, 1, side, side);
    Pictures small = PathPictures.prepare(big, false);
    assertThat(small.height()).isEqualTo(256);
    double sum = 0;
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        sum += data[(4 * 100 + y) * side + 4 * 37 + x];
      }
    }
    assertThat((double) small.data()[100 * 256 + 37]).isCloseTo(sum / 16, within(1e-6));
    // Faces: rows 384..896 and columns 256..768, so 2×2 pixels become one.
    Pictures face = PathPictures.prepare(big, true);
    assertThat(face.width()).isEqualTo(256);
    double corner =
        (data[384 * side + 256] + data[384 * side + 257] + data[385 * side + 256]) / 4.0
            + data[385 * side + 257] / 4.0;
    assertThat((double) face.data()[0]).isCloseTo(corner, within(1e-6));
    var odd = new Pictures(new float[513 * 513], 1, 1, 513, 513);
    assertThatThrownBy(() -> PathPictures.prepare(odd, false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("513x513");
  }

  @Test
  void tooFewStepsAndNaNFailWithTheReason() {
    assertThat(path(new double[9]).finish().validity().kind()).isEqualTo(Validity.Kind.FAILED);
    double[] broken = new double[20];
    broken[13] = Double.NaN;
    assertThat(path(broken).finish().validity().reason()).isEqualTo("step 13 gave NaN");
    Difference difference = path(broken).minus(path(new double[20]));
    assertThat(difference.value().validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(difference.shareBetter()).isNull();
  }
}
