package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.InputException;
import dev.understudy.common.Validity;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goldens were computed with pytorch-fid's and torch-fidelity's own formulas in NumPy/SciPy. */
class FrechetDistanceTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);

  @Test
  void agreesWithTheFieldsLibraries() {
    var real = Features.statistics(Features.real(), 16);
    var fake = Features.statistics(Features.fake(), 16);
    assertThat(FrechetDistance.between(real, fake)).isCloseTo(.26045919519921, within(1e-12));
    assertThat(FrechetDistance.between(fake, real)).isCloseTo(.26045919519921, within(1e-12));
  }

  /**
   * The field's 6.19704944447 carries sqrtm's rounding at zero eigenvalues; the exact trace is the
   * sum of singular values of X₁X₂ᵀ of the centred features (NumPy's svd).
   */
  @Test
  void fewerPicturesThanDimensionsGiveTheFieldsNumberAndNotNan() {
    var a = Features.statistics(Features.uniform(3, 20 * 64, 1, 0), 64);
    var b = Features.statistics(Features.uniform(4, 24 * 64, 1, 0), 64);
    assertThat(FrechetDistance.between(a, b)).isCloseTo(6.197049613634806, within(1e-11));
    assertThat(FrechetDistance.between(a, b)).isCloseTo(6.19704944447, within(1e-6));
    assertThat(FrechetDistance.between(b, a)).isCloseTo(6.197049613634806, within(1e-11));
  }

  @Test
  void unitCovariancesLeaveTheMeansDistance() {
    var zero = Features.isotropic(2048, 0, 1, 0);
    var one = Features.isotropic(2048, 1, 1, 0);
    assertThat(FrechetDistance.between(zero, one)).isCloseTo(2048, within(1e-9));
  }

  @Test
  void equalStatisticsHaveNoDistance() {
    var real = Features.statistics(Features.real(), 16);
    assertThat(FrechetDistance.between(real, real)).isBetween(0.0, 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1,5,40", "2,17,30", "3,40,100", "4,30,12", "5,1,9"})
  void nativeAndPortableAlgebraAgree(long seed, int d, int n) {
    var a = Features.statistics(Features.uniform(seed, n * d, 2, -1), d);
    var b = Features.statistics(Features.uniform(seed + 100, n * d, 1, 0), d);
    double ejml = FrechetDistance.between(a, b, LinearAlgebra.portable());
    assertThat(FrechetDistance.between(a, b)).isCloseTo(ejml, within(1e-9 * (1 + ejml)));
  }

  @Test
  void measuresFromFloatRowsWithInterval() {
    var real = Features.statistics(Features.real(), 16);
    var measured =
        FrechetDistance.measure("fd-test", Features.rows(Features.fake(), 16), real, QUICK);
    assertThat(measured.value()).isCloseTo(.26045919519921, within(1e-6));
    assertThat(measured.n()).isEqualTo(200);
    assertThat(measured.interval().contains(measured.value())).isTrue();
    assertThat(measured.protocol()).contains("ddof=1", "16-d");
  }

  /**
   * Population distance d·0.2² + d·(1−1.2)². A percentile interval around the value, which takes
   * the bias for data, misses it.
   */
  @ParameterizedTest
  @CsvSource({"2,40", "16,400", "32,500", "32,100", "60,50"})
  void intervalCoversThePopulationValueAndTheExpectation(int d, int n) {
    var reference = Features.isotropic(d, 0, 1, 100_000);
    double truth = d * (0.2 * 0.2 + 0.2 * 0.2);
    var ready = new FrechetReference(reference, LinearAlgebra.get());
    double[] values = new double[200];
    int covered = 0;
    int unbiased = 0;
    var intervals = new ConfidenceInterval[values.length];
    for (int run = 0; run < values.length; run++) {
      Rows rows = Rows.of(Features.normal(1000 + run, n, d, 0.2, 1.2), d);
      var expansion = FrechetExpansion.of(rows, ready, 1, 7);
      values[run] = expansion.value();
      intervals[run] = expansion.interval(0, QUICK);
      covered += intervals[run].contains(truth) ? 1 : 0;
      double half = 1.96 * expansion.standardError();
      unbiased += Math.abs(expansion.value() - truth) <= half ? 1 : 0;
    }
    double expectation = Arrays.stream(values).average().orElseThrow();
    long coversExpectation = Arrays.stream(intervals).filter(i -> i.contains(expectation)).count();
    assertThat(covered).isGreaterThanOrEqualTo(180);
    assertThat(coversExpectation).isGreaterThanOrEqualTo(180);
    assertThat(d > 2 ? unbiased : 0).isLessThan(180);
  }

  @Test
  void differenceAtEqualLatentsIsTighterThanItsParts() {
    int d = 12;
    float[] teacher = Features.normal(1, 500, d, 0.1, 1.1);
    float[] student = teacher.clone();
    var random = new SplittableRandom(5);
    for (int i = 0; i < student.length; i++) {
      student[i] += (float) (0.3 + 0.02 * random.nextDouble());
    }
    var reference = Features.isotropic(d, 0, 1, 500);
    var parts = FrechetDistance.measure("fd-x", Rows.of(student, d), reference, QUICK);
    var difference =
        FrechetDistance.difference(
            "fd-x", Rows.of(student, d), Rows.of(teacher, d), reference, QUICK);
    // 12·((0.1+0.31)² − 0.1²) = 1.897
    assertThat(difference.value().interval().contains(1.897)).isTrue();
    assertThat(difference.value().interval().low()).isPositive();
    assertThat(difference.value().interval().halfWidth()).isLessThan(parts.interval().halfWidth());
    assertThat(difference.shareBetter()).isNull();
  }

  /** The derivative by a picture's weight, against the distance with that weight moved. */
  @ParameterizedTest
  @CsvSource({"16,200", "24,15"})
  void influencesAreDerivatives(int d, int n) {
    double[] data = Features.uniform(12, n * d, 1, 0);
    var reference = Features.statistics(Features.uniform(13, 300 * d, 0.8, 0.1), d);
    var ready = new FrechetReference(reference, LinearAlgebra.get());
    double[] influence = FrechetExpansion.of(Features.rows(data, d), ready, 0, 7).influence();
    double mean = Arrays.stream(influence).average().orElseThrow();
    double step = 1e-4;
    for (int picture : new int[] {0, 3, n - 1}) {
      double up = ready.distanceTo(weighted(data, n, d, picture, step));
      double down = ready.distanceTo(weighted(data, n, d, picture, -step));
      assertThat((up - down) / (2 * step))
          .isCloseTo(
              (influence[picture] - mean),
              within(1e-3 * Math.abs(influence[picture] - mean) + 1e-4));
    }
  }

  /**
   * Statistics (ddof 0) with one picture's weight at (1−step)/n + step, the others' at (1−step)/n.
   */
  private static FeatureStatistics weighted(double[] data, int n, int d, int picture, double step) {
    double[] mean = new double[d];
    double[] covariance = new double[d * d];
    for (int pass = 0; pass < 2; pass++) {
      for (int r = 0; r < n; r++) {
        double weight = (1 - step) / n + (r == picture ? step : 0);
        for (int i = 0; i < d; i++) {
          double x = (float) data[r * d + i];
          if (pass == 0) {
            mean[i] += weight * x;
            continue;
          }
          for (int j = 0; j < d; j++) {
            covariance[i * d + j] += weight * (x - mean[i]) * ((float) data[r * d + j] - mean[j]);
          }
        }
      }
    }
    return new FeatureStatistics(mean, covariance, n);
  }

  @Test
  void styleGansDivisorIsAnOption() {
    var real = Features.statistics(Features.real(), 16);
    var fake = Features.statistics(Features.fake(), 16);
    assertThat(FrechetDistance.between(real, fake, new FrechetOptions(0)))
        .isCloseTo(.26017754444516, within(1e-12));
    var measured =
        FrechetDistance.compare(
                Features.rows(Features.fake(), 16), real, QUICK, new FrechetOptions(0))
            .measure("fid");
    assertThat(measured.value()).isCloseTo(.26017754444516, within(1e-6));
    assertThat(measured.protocol()).contains("ddof=0");
    assertThatThrownBy(() -> new FrechetOptions(2)).hasMessageContaining("0 or 1");
  }

  @Test
  void equalSeedsGiveEqualIntervals() {
    var reference = Features.isotropic(16, 0.5, 0.1, 200);
    Rows fake = Features.rows(Features.fake(), 16);
    assertThat(FrechetDistance.measure("fd-x", fake, reference, QUICK))
        .isEqualTo(FrechetDistance.measure("fd-x", fake, reference, QUICK));
  }

  @Test
  void warnsWhereTheNumberDeceives() {
    var reference = Features.isotropic(64, 0.5, 0.1, 60_000);
    Rows few = Features.rows(Features.uniform(1, 40 * 64, 1, 0), 64);
    var measured = FrechetDistance.measure("fd-x", few, reference, QUICK);
    assertThat(measured.warnings())
        .anyMatch(w -> w.contains("do not span 64"))
        .anyMatch(w -> w.contains("statistics of 60000"))
        .anyMatch(w -> w.contains("bias of 40 pictures"));
    var unknown = Features.isotropic(64, 0.5, 0.1, 0);
    assertThat(FrechetDistance.measure("fd-x", few, unknown, QUICK).warnings())
        .anyMatch(w -> w.contains("do not say how many"));
  }

  @Test
  void warnsOfReferencePicturesThatDoNotSpanTheFeatures() {
    Rows enough = Features.rows(Features.uniform(1, 200 * 64, 1, 0), 64);
    for (int n : new int[] {64, 65}) {
      var reference = Features.isotropic(64, 0.5, 0.1, n);
      boolean warned =
          FrechetDistance.measure("fd-x", enough, reference, QUICK).warnings().stream()
              .anyMatch(
                  w -> w.contains("The " + n + " reference pictures do not span 64 feature dim"));
      assertThat(warned).as("%d reference pictures", n).isEqualTo(n == 64);
    }
  }

  @Test
  void tooFewPicturesAreAFailureWithItsReason() {
    var measured =
        FrechetDistance.measure(
            "fd-x", Rows.of(new float[19 * 4], 4), Features.isotropic(4, 0, 1, 10), QUICK);
    assertThat(measured.validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(measured.validity().reason()).contains("at least 20", "there are 19");
  }

  @Test
  void statisticsOfAnotherNetworkAreRefused() {
    assertThatThrownBy(
            () ->
                FrechetDistance.between(
                    Features.isotropic(4, 0, 1, 10), Features.isotropic(5, 0, 1, 10)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("same feature network");
  }

  @Test
  void nanFeaturesAreRefusedByPicture() {
    float[] features = new float[30 * 4];
    features[9] = Float.NaN;
    assertThatThrownBy(() -> MomentsAccumulator.of(Rows.of(features, 4)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("picture 2");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 64, 200})
  void momentsDoNotDependOnBatchesMergingOrOffset(int batch) {
    int d = 16;
    double[] data = Features.uniform(9, 200 * d, 1, 1000);
    Rows rows = Features.rows(data, d);
    double[] asFloats = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      asFloats[i] = (float) data[i];
    }
    FeatureStatistics oracle = Features.statistics(asFloats, d);
    var parts = new MomentsAccumulator[] {new MomentsAccumulator(d), new MomentsAccumulator(d)};
    for (int from = 0, turn = 0; from < 200; from += batch, turn++) {
      float[] values = new float[Math.min(batch, 200 - from) * d];
      rows.read(from, values.length / d, values);
      parts[turn % 2].add(values);
    }
    parts[1].merge(parts[0]);
    FeatureStatistics merged = parts[1].finish();
    assertThat(merged.n()).isEqualTo(200);
    assertThat(merged.mean()).containsExactly(oracle.mean(), within(1e-9));
    assertThat(merged.covariance()).containsExactly(oracle.covariance(), within(1e-9));
  }
}
