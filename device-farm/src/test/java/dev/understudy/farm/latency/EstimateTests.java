package dev.understudy.farm.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateTests {
  private static final int SIMULATIONS = 4000;

  @Test
  void launchesAgreeWithScipy() {
    // x = np.log([1, 1.1, 1.3]); np.exp(x.mean());
    // np.exp(stats.t.interval(.95, 2, x.mean(), stats.sem(x)))
    Estimate e = Estimate.ofLaunches(new double[] {1, 1.1, 1.3});
    check(e, 1.1266231713345758, 0.81002844, 1.56695704);
  }

  @Test
  void pairedRatioAndDifferenceAgreeWithScipy() {
    double[] teacher = {3, 3.3, 3.1};
    double[] student = {1, 1.2, 0.9};
    // r = np.log(s / t), as above
    check(Estimate.ratio(teacher, student), 0.32769938199514936, 0.24716007, 0.43448315);
    // lin = g(s) * np.log(s) - g(t) * np.log(t), g the geometric mean;
    // g(s) - g(t) ± stats.sem(lin) * stats.t.ppf(.975, 2)
    double half = 0.26191718700499034;
    double difference = -2.1048887160999095;
    check(Estimate.difference(teacher, student), difference, difference - half, difference + half);
  }

  @Test
  void oneLaunchHasNoInterval() {
    Estimate e = Estimate.ofLaunches(new double[] {2});
    assertThat(e.value()).isCloseTo(2, within(1e-12));
    assertThat(e.interval()).isNull();
  }

  @Test
  void equalLaunchesHaveAnIntervalOfNoWidth() {
    ConfidenceInterval x = interval(Estimate.ofLaunches(new double[] {2, 2, 2}));
    assertThat(x.low()).isCloseTo(2, within(1e-12));
    assertThat(x.high()).isCloseTo(2, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 10})
  void coversTheTruthWhateverTheNumberOfLaunches(int launches) {
    Random random = new Random(launches);
    int held = 0;
    int withinRange = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      double[] medians = new double[launches];
      Arrays.setAll(medians, k -> median(random, Math.log(3) + 0.08 * random.nextGaussian()));
      held += interval(Estimate.ofLaunches(medians)).contains(3) ? 1 : 0;
      double low = Arrays.stream(medians).min().orElseThrow();
      double high = Arrays.stream(medians).max().orElseThrow();
      withinRange += low <= 3 && 3 <= high ? 1 : 0;
    }
    assertThat((double) held / SIMULATIONS).isBetween(0.935, 0.965);
    if (launches == 3) {
      // Why there is no bootstrap over launches: it ends at their range.
      assertThat((double) withinRange / SIMULATIONS).isBetween(0.72, 0.78);
    }
  }

  @Test
  void pairingTakesOutWhatARoundsLaunchesShare() {
    Random random = new Random(11);
    int ratios = 0;
    int differences = 0;
    double widest = 0;
    for (int i = 0; i < SIMULATIONS; i++) {
      double[] teacher = new double[3];
      double[] student = new double[3];
      for (int k = 0; k < 3; k++) {
        double shared = 0.2 * random.nextGaussian();
        teacher[k] = median(random, Math.log(3) + shared + 0.02 * random.nextGaussian());
        student[k] = median(random, Math.log(1) + shared + 0.02 * random.nextGaussian());
      }
      ConfidenceInterval ratio = interval(Estimate.ratio(teacher, student));
      ratios += ratio.contains(1 / 3.0) ? 1 : 0;
      widest += ratio.halfWidth() / SIMULATIONS;
      differences += interval(Estimate.difference(teacher, student)).contains(1 - 3) ? 1 : 0;
    }
    assertThat((double) ratios / SIMULATIONS).isBetween(0.935, 0.965);
    assertThat((double) differences / SIMULATIONS).isBetween(0.92, 0.97);
    // Unpaired it would be about 4.3 · 0.28 / √3 · 1/3 = 0.23.
    assertThat(widest).isLessThan(0.05);
  }

  @Test
  void singleLaunchesAreComparedByTheirRuns() {
    Estimate teacher = new Estimate(3, new ConfidenceInterval(2.8, 3.3, 0.95, "m"));
    Estimate student = new Estimate(1, new ConfidenceInterval(0.9, 1.2, 0.95, "m"));
    Estimate difference = Estimate.differenceOfSingles(teacher, student);
    // MOVER: lower -2 - hypot(.1, .3), upper -2 + hypot(.2, .2)
    check(difference, -2, -2 - Math.sqrt(0.1), -2 + Math.sqrt(0.08));
    Estimate ratio = Estimate.ratioOfSingles(teacher, student);
    check(
        ratio,
        1 / 3.0,
        Math.exp(Math.log(1 / 3.0) - Math.hypot(Math.log(1 / 0.9), Math.log(3.3 / 3))),
        Math.exp(Math.log(1 / 3.0) + Math.hypot(Math.log(1.2), Math.log(3 / 2.8))));
  }

  /** The median of 64 runs with 10 % scatter. */
  private static double median(Random random, double logLevel) {
    double[] runs = new double[64];
    Arrays.setAll(runs, i -> Math.exp(logLevel + 0.1 * random.nextGaussian()));
    Arrays.sort(runs);
    return (runs[31] + runs[32]) / 2;
  }

  private static ConfidenceInterval interval(Estimate e) {
    return Objects.requireNonNull(e.interval());
  }

  private static void check(Estimate e, double value, double low, double high) {
    assertThat(e.value()).isCloseTo(value, within(1e-7));
    assertThat(interval(e).low()).isCloseTo(low, within(1e-7));
    assertThat(interval(e).high()).isCloseTo(high, within(1e-7));
  }
}
