package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.InputException;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CMMD. */
class GaussianDistanceTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);
  private static final GaussianOptions RAW = new GaussianOptions(10, false);
  private static final Rows REAL = Features.rows(Features.real(), 16);
  private static final Rows FAKE = Features.rows(Features.fake(), 16);

  @Test
  void agreesWithThePublishedCode() {
    var measured = GaussianDistance.compare(FAKE, REAL, RAW).measure(QUICK);
    assertThat(measured.value()).isCloseTo(2.0147832358761, within(1e-6));
    // The published formula in NumPy, after division by the rows' lengths.
    var unit = GaussianDistance.compare(FAKE, REAL, GaussianOptions.defaults()).measure(QUICK);
    assertThat(unit.value()).isCloseTo(0.046229707051148594, within(1e-8));
    assertThat(unit.protocol()).contains("unit norm", "sigma=10");
  }

  /** More rows than a group of strips, and none of the sizes whole strips. */
  @Test
  void stripsAgreeWithTheDefinition() {
    int n = 4300;
    int m = 1100;
    float[] x = Features.normal(1, n, 3, 0.3, 1);
    float[] y = Features.normal(2, m, 3, 0, 1);
    var options = new GaussianOptions(2, false);
    double expected = 1000 * (mean(x, x, 2) + mean(y, y, 2) - 2 * mean(x, y, 2));
    var measured = GaussianDistance.compare(Rows.of(x, 3), Rows.of(y, 3), options).measure(QUICK);
    assertThat(measured.value()).isCloseTo(expected, within(1e-8));
  }

  @Test
  void aSetHasNoDistanceToItself() {
    var measured = GaussianDistance.compare(REAL, REAL, RAW).measure(QUICK);
    assertThat(measured.value()).isBetween(0.0, 1e-9);
  }

  /** Populations N(μ,s²) and N(0,1) in d dimensions, whose mean kernels have a closed form. */
  @ParameterizedTest
  @CsvSource({"0.0,1.0", "0.3,1.1"})
  void intervalCoversThePopulationValueAndTheExpectation(double shift, double s) {
    int d = 6;
    double sigma = 3;
    double truth =
        1000
            * (kernel(d, 0, 2 * s * s, sigma)
                + kernel(d, 0, 2, sigma)
                - 2 * kernel(d, shift, 1 + s * s, sigma));
    double[] values = new double[200];
    var intervals = new ConfidenceInterval[200];
    for (int run = 0; run < 200; run++) {
      var measured =
          GaussianDistance.compare(
                  Rows.of(Features.normal(run, 150, d, shift, s), d),
                  Rows.of(Features.normal(5000 + run, 120, d, 0, 1), d),
                  new GaussianOptions(sigma, false))
              .measure(QUICK);
      values[run] = measured.value();
      intervals[run] = measured.interval();
    }
    double expectation = Arrays.stream(values).average().orElseThrow();
    assertThat(Arrays.stream(intervals).filter(i -> i.contains(truth)).count())
        .isGreaterThanOrEqualTo(180);
    assertThat(Arrays.stream(intervals).filter(i -> i.contains(expectation)).count())
        .isGreaterThanOrEqualTo(180);
  }

  @Test
  void pairedDifferenceIsTighterThanItsParts() {
    float[] teacher = Features.normal(3, 300, 8, 0.1, 1);
    float[] student = teacher.clone();
    for (int i = 0; i < student.length; i++) {
      student[i] += 0.2f;
    }
    Rows real = Rows.of(Features.normal(4, 300, 8, 0, 1), 8);
    var ofStudent = GaussianDistance.compare(Rows.of(student, 8), real, RAW);
    var ofTeacher = GaussianDistance.compare(Rows.of(teacher, 8), real, RAW);
    var difference = GaussianDistance.difference(ofStudent, ofTeacher, QUICK).value();
    assertThat(difference.interval().low()).isPositive();
    assertThat(difference.interval().halfWidth())
        .isLessThan(ofStudent.measure(QUICK).interval().halfWidth());
  }

  @Test
  void badFeaturesAreRefusedAndFewPicturesFail() {
    float[] zeros = new float[200 * 16];
    assertThatThrownBy(
            () -> GaussianDistance.compare(Rows.of(zeros, 16), REAL, GaussianOptions.defaults()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("picture 0");
    assertThat(
            GaussianDistance.compare(Rows.head(FAKE, 19), REAL, RAW)
                .measure(QUICK)
                .validity()
                .kind())
        .isEqualTo(Validity.Kind.FAILED);
  }

  /** E exp(−‖z‖²/2σ²) of z ~ N(shift, variance) in every dimension. */
  private static double kernel(int d, double shift, double variance, double sigma) {
    double spread = sigma * sigma + variance;
    return Math.pow(sigma * sigma / spread, d / 2.0) * Math.exp(-d * shift * shift / (2 * spread));
  }

  private static double mean(float[] x, float[] y, double sigma) {
    double sum = 0;
    for (int i = 0; i < x.length; i += 3) {
      for (int j = 0; j < y.length; j += 3) {
        double squares = 0;
        for (int k = 0; k < 3; k++) {
          double difference = (double) x[i + k] - y[j + k];
          squares += difference * difference;
        }
        sum += Math.exp(-squares / (2 * sigma * sigma));
      }
    }
    return 9 * sum / x.length / y.length;
  }
}
