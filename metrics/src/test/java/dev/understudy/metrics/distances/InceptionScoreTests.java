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

class InceptionScoreTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);
  private static final Rows LOGITS =
      Features.rows(Arrays.stream(Features.real()).map(x -> 8 * x).toArray(), 16);

  @Test
  void unshuffledAgreesWithTheFieldsLibraries() {
    var scores = ClassScores.compute(LOGITS, new InceptionOptions(10, false, 2020));
    assertThat(scores.mean()).isCloseTo(2.720025372477692, within(1e-6));
    assertThat(scores.deviation()).isCloseTo(.11599235246511, within(1e-6));
  }

  // Its formula in NumPy; torch-fidelity 0.4 itself says 2.68874556 ± 0.15224142.
  private static final double SHUFFLED_MEAN = 2.6887455527620863;
  private static final double SHUFFLED_STD = .15224141359861243;

  @Test
  void permutedAsTorchFidelityDoes() {
    var scores = ClassScores.compute(LOGITS, new InceptionOptions(10, true, 2020));
    assertThat(scores.mean()).isCloseTo(SHUFFLED_MEAN, within(1e-6));
    assertThat(scores.deviation()).isCloseTo(SHUFFLED_STD, within(1e-6));
    assertThat(InceptionScore.measure(LOGITS, QUICK).value())
        .isCloseTo(SHUFFLED_MEAN, within(1e-6));
  }

  @Test
  void certainAndEvenClassesScoreTheirNumber() {
    float[] logits = new float[400 * 4];
    for (int i = 0; i < 400; i++) {
      logits[i * 4 + i % 4] = 1000;
    }
    assertThat(
            ClassScores.compute(Rows.of(logits, 4), new InceptionOptions(10, false, 2020)).mean())
        .isCloseTo(4, within(1e-9));
  }

  @Test
  void intervalCoversTheExpectationAtThisN() {
    int n = 300;
    double[] values = new double[200];
    var intervals = new ConfidenceInterval[values.length];
    for (int run = 0; run < values.length; run++) {
      var measured = InceptionScore.measure(Rows.of(Features.normal(run, n, 10, 0, 2), 10), QUICK);
      values[run] = measured.value();
      intervals[run] = measured.interval();
    }
    double expectation = Arrays.stream(values).average().orElseThrow();
    long covered = Arrays.stream(intervals).filter(i -> i.contains(expectation)).count();
    assertThat(covered).isBetween(180L, 199L);
  }

  @Test
  void differenceOfEqualsIsExactlyNothing() {
    var difference = InceptionScore.difference(LOGITS, LOGITS, QUICK).value();
    assertThat(difference.value()).isZero();
    assertThat(difference.interval().halfWidth()).isZero();
  }

  @Test
  void splitsSmallerThanTheClassesAreSaid() {
    float[] logits = Features.normal(1, 50, 16, 0, 1);
    assertThat(InceptionScore.measure(Rows.of(logits, 16), QUICK).warnings())
        .anyMatch(w -> w.contains("16 classes"));
  }

  @Test
  void tooFewAndNanAreErrors() {
    assertThat(InceptionScore.measure(Rows.head(LOGITS, 19), QUICK).validity().kind())
        .isEqualTo(Validity.Kind.FAILED);
    float[] logits = new float[40];
    logits[39] = Float.NaN;
    assertThatThrownBy(() -> InceptionScore.measure(Rows.of(logits, 2), QUICK))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("picture 19");
  }
}
