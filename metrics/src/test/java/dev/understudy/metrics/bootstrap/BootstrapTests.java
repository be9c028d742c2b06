package dev.understudy.metrics.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(400, 0.95, 1);

  /** Normal and, with mean 1, exponential values: the second is what acceleration is for. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void intervalsOfMeansCover(boolean skewed) {
    var random = new Random(3);
    int covered = 0;
    for (int run = 0; run < 500; run++) {
      double[] values = new double[60];
      Arrays.setAll(
          values, i -> skewed ? -Math.log(1 - random.nextDouble()) : 1 + random.nextGaussian());
      covered += Bootstrap.meanInterval(values, QUICK).contains(1) ? 1 : 0;
    }
    assertThat(covered).isBetween(455, 492);
  }

  @Test
  void widthIsThatOfTheNormalTheoryWhereItHolds() {
    var random = new Random(4);
    double[] values = random.doubles(4000).toArray();
    var interval = Bootstrap.meanInterval(values, new BootstrapOptions(4000, 0.95, 1));
    double expected = 1.96 * Math.sqrt(1.0 / 12 / 4000);
    assertThat(interval.halfWidth()).isCloseTo(expected, within(0.06 * expected));
  }

  @Test
  void drawsDoNotDependOnThreads() throws Exception {
    double[] values = new Random(5).doubles(300).toArray();
    ConfidenceInterval common = Bootstrap.meanInterval(values, QUICK);
    for (int threads : new int[] {1, 5}) {
      var pool = new ForkJoinPool(threads);
      try {
        assertThat(pool.submit(() -> Bootstrap.meanInterval(values, QUICK)).get())
            .isEqualTo(common);
      } finally {
        pool.shutdown();
      }
    }
    assertThat(Bootstrap.meanInterval(values, new BootstrapOptions(400, 0.95, 2)))
        .isNotEqualTo(common);
  }

  @Test
  void pairingTakesAwayWhatALatentDoesToBoth() {
    var random = new Random(6);
    double[] teacher = random.doubles(200).map(x -> 100 * x).toArray();
    double[] student = new double[200];
    Arrays.setAll(student, i -> teacher[i] + (i % 4 == 0 ? -0.2 : 0.4));
    var difference =
        Bootstrap.pairedDifference(
            Metrics.CHECKERBOARD,
            Unit.NONE,
            student,
            teacher,
            Difference.Better.LOWER,
            "test",
            QUICK);
    assertThat(difference.value().value()).isCloseTo(0.25, within(1e-9));
    assertThat(difference.value().interval().low()).isBetween(0.15, 0.25);
    assertThat(difference.shareBetter()).isEqualTo(0.25);
  }

  @Test
  void equalValuesHaveAnIntervalWithoutWidthAndSaySo() {
    float[] ones = new float[50];
    Arrays.fill(ones, 1);
    var measured = Bootstrap.mean(Metrics.PRECISION, Unit.NONE, Rows.of(ones, 1), "test", QUICK);
    assertThat(measured.interval().low()).isEqualTo(1);
    assertThat(measured.interval().high()).isEqualTo(1);
    assertThat(measured.warnings()).anyMatch(w -> w.contains("no width"));
  }

  @Test
  void aValueThatIsNotFiniteFailsByPicture() {
    float[] values = new float[50];
    values[33] = Float.NaN;
    var measured = Bootstrap.mean(Metrics.SSIM, Unit.NONE, Rows.of(values, 1), "test", QUICK);
    assertThat(measured.validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(measured.validity().reason()).contains("picture 33", "NaN");
  }

  @Test
  void fewValuesHaveAMeanAndNoInterval() {
    var one = Bootstrap.mean(Metrics.SSIM, Unit.NONE, new double[] {0.25}, "test", QUICK);
    assertThat(one.value()).isEqualTo(0.25);
    assertThat(one.interval()).isNull();
    assertThat(one.validity()).isEqualTo(Validity.MEASURED);
    assertThat(one.warnings()).anyMatch(w -> w.contains("1 value is too few"));
    double[] ten = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    assertThat(Bootstrap.mean(Metrics.SSIM, Unit.NONE, ten, "test", QUICK).interval()).isNotNull();
    var none = Bootstrap.mean(Metrics.SSIM, Unit.NONE, new double[0], "test", QUICK);
    assertThat(none.validity().kind()).isEqualTo(Validity.Kind.FAILED);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 99, 100, 101, 1234})
  void blocksHoldEveryPictureOnce(int pictures) {
    var means = new BlockMeans(pictures, 2);
    double total = 0;
    for (int i = 0; i < pictures; i++) {
      means.of(i)[0] += 1;
      means.of(i)[1] += i;
      total += i;
    }
    assertThat(means.first(0)).isZero();
    assertThat(means.first(means.blocks())).isEqualTo(pictures);
    for (int b = 0; b < means.blocks(); b++) {
      assertThat(means.sums(b)[0]).isEqualTo(means.first(b + 1) - means.first(b));
    }
    assertThat(means.mean()[0]).isCloseTo(1, within(1e-12));
    assertThat(means.mean()[1]).isCloseTo(total / pictures, within(1e-9));
    var resampling = new Resampling(QUICK, Resampling.GENERATED);
    assertThat(means.mean(resampling, 7)).isEqualTo(means.mean(resampling, 7));
    assertThat(means.mean(resampling, 7)[0]).isCloseTo(1, within(1e-12));
  }

  /** Blocks of pictures must spread a mean as pictures themselves do. */
  @Test
  void blockResamplesSpreadAsTheyShould() {
    int n = 3000;
    var means = new BlockMeans(n, 1);
    var random = new Random(8);
    for (int i = 0; i < n; i++) {
      means.of(i)[0] += random.nextGaussian();
    }
    var options = new BootstrapOptions(2000, 0.95, 1);
    var resampling = new Resampling(options, Resampling.GENERATED);
    double[] resampled = new double[2000];
    Arrays.setAll(resampled, r -> means.mean(resampling, r)[0]);
    double mean = Intervals.mean(resampled);
    double deviation =
        Math.sqrt(Arrays.stream(resampled).map(x -> (x - mean) * (x - mean)).sum() / 2000);
    // Standard error 1/√n; 100 blocks leave it a relative error of about 1/√200.
    assertThat(deviation).isCloseTo(1 / Math.sqrt(n), within(0.2 / Math.sqrt(n)));
  }
}
