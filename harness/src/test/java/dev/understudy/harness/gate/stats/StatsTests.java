package dev.understudy.harness.gate.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.harness.gate.stats.LaunchTest.Spread;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatsTests {
  private static double[] series(double correlation, int n, long seed) {
    var random = new SplittableRandom(seed);
    double[] x = new double[n];
    double last = random.nextGaussian();
    for (int i = 0; i < n; i++) {
      last = correlation * last + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
      x[i] = last;
    }
    return x;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 0.6, 0.8})
  void autocorrelationTimeOfAnAutoregressionIsItsFormulas(double correlation) {
    double mean =
        IntStream.range(0, 40)
            .mapToDouble(i -> Thinning.time(series(correlation, 2000, i)))
            .average()
            .orElseThrow();

    double expected = (1 + correlation) / (1 - correlation);
    assertThat(mean).isCloseTo(expected, within(0.15 * expected));
  }

  @Test
  void thinnedSamplesRejectATrueHypothesisAboutAsOftenAsTheyShould() {
    int rejected = 0;
    int raw = 0;
    for (int i = 0; i < 400; i++) {
      double[] a = series(0.7, 300, 2L * i);
      double[] b = series(0.7, 300, 2L * i + 1);
      raw += RankTests.mannWhitney(List.of(a), List.of(b)) < 0.05 ? 1 : 0;
      rejected +=
          RankTests.mannWhitney(List.of(Thinning.thin(a)), List.of(Thinning.thin(b))) < 0.05
              ? 1
              : 0;
    }

    assertThat(rejected / 400.0).isLessThan(0.09);
    assertThat(raw / 400.0).as("without thinning").isGreaterThan(0.2);
  }

  @Test
  void shortAndConstantSeriesAreNotThinned() {
    assertThat(Thinning.thin(new double[] {1, 2, 3})).containsExactly(1, 2, 3);
    assertThat(Thinning.thin(new double[20])).hasSize(20);
    assertThat(Thinning.thin(new double[0])).isEmpty();
  }

  @Test
  void equalConstantsDoNotDiffer() {
    List<double[]> ones = List.of(new double[] {1, 1, 1, 1});

    assertThat(RankTests.mannWhitney(ones, ones)).isEqualTo(1);
    assertThat(RankTests.quantile(ones, ones, 0.9)).isEqualTo(1);
  }

  @Test
  void slowTailsAreFoundWhereTheMedianIsEqual() {
    double[] calm = series(0, 400, 1);
    double[] tailed = series(0, 400, 2);
    for (int i = 0; i < tailed.length; i += 5) {
      tailed[i] = 4 + Math.abs(tailed[i]);
    }

    assertThat(RankTests.quantile(List.of(calm), List.of(tailed), 0.9)).isLessThan(1e-6);
  }

  @Test
  void holmsExampleIsAdjustedAsInTheLiterature() {
    assertThat(Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005)))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    assertThat(Holm.adjust(List.of())).isEmpty();
  }

  @Test
  void launchesAloneGiveStudentsTest() {
    double[] before = {1, 1.02, 0.99};
    double[] now = {1.1, 1.13, 1.09};
    Spread own = Spread.of(before).plus(Spread.of(now));

    double p = LaunchTest.pValue(before, now, own, List.of(), 0);

    double expected =
        TTest.withDefaults()
            .with(org.apache.commons.statistics.inference.DataDispersion.HOMOSCEDASTIC)
            .test(logs(before), logs(now))
            .getPValue();
    assertThat(p).isCloseTo(expected, within(1e-12));
  }

  private static double[] logs(double[] x) {
    return java.util.Arrays.stream(x).map(Math::log).toArray();
  }

  @Test
  void calmNeighboursMakeAChangeMoreCredibleAndNightsLess() {
    double[] before = {1, 1.03, 0.98};
    double[] now = {1.1, 1.14, 1.08};
    Spread own = Spread.of(before).plus(Spread.of(now));
    Spread calm = Spread.of(new double[] {1, 1.001, 0.999}).plus(Spread.of(new double[] {2, 2.01}));

    double alone = LaunchTest.pValue(before, now, own, List.of(), 0);

    assertThat(LaunchTest.pValue(before, now, own, List.of(calm), 0)).isLessThan(alone / 5);
    assertThat(LaunchTest.pValue(before, now, own, List.of(), 0.05)).isGreaterThan(0.1);
  }

  @Test
  void oneLaunchOnEachSideTellsNothing() {
    double[] one = {1};

    assertThat(LaunchTest.pValue(one, new double[] {2}, Spread.NONE, List.of(), 0.01)).isNaN();
  }

  @Test
  void intervalsThatJustTouchDifferAtTheLevelThatZouAndDonnerGive() {
    var before = new IntervalTest.Estimate(1, interval(0.8, 1.2));
    var now = new IntervalTest.Estimate(1.4, interval(1.2, 1.6));

    // z = 0.4 / (0.2 √2) · 1.96 = 2.77
    assertThat(IntervalTest.pValue(before, now)).isCloseTo(0.0056, within(1e-4));
    assertThat(IntervalTest.pValue(before, before)).isEqualTo(1);
  }

  @Test
  void theArmThatPointsAtTheOtherCounts() {
    var skewed = new IntervalTest.Estimate(1, interval(0.2, 1.1));
    var other = new IntervalTest.Estimate(1.3, interval(1.2, 1.4));

    assertThat(IntervalTest.pValue(skewed, other)).isLessThan(0.0001);
    assertThat(IntervalTest.pValue(skewed, new IntervalTest.Estimate(0.7, interval(0.6, 0.8))))
        .isGreaterThan(0.3);
  }

  private static ConfidenceInterval interval(double low, double high) {
    return new ConfidenceInterval(low, high, 0.95, "made up");
  }

  @Test
  void bootstrapAgreesWithStudentsTests() {
    var random = new SplittableRandom(5);
    double[] a = IntStream.range(0, 400).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] shifted =
        IntStream.range(0, 400)
            .mapToDouble(i -> a[i] + 0.02 + 0.2 * random.nextGaussian())
            .toArray();
    double[] b = IntStream.range(0, 500).mapToDouble(i -> 0.1 + random.nextGaussian()).toArray();

    assertThat(BootstrapTest.paired(a, shifted))
        .isCloseTo(TTest.withDefaults().pairedTest(shifted, a).getPValue(), within(0.02));
    assertThat(BootstrapTest.twoSample(a, b))
        .isCloseTo(TTest.withDefaults().test(a, b).getPValue(), within(0.03));
    assertThat(BootstrapTest.paired(a, a)).isEqualTo(1);
  }

  @Test
  void farTailsAreSmallEnoughToBeCorrected() {
    var random = new SplittableRandom(6);
    double[] a = IntStream.range(0, 300).mapToDouble(i -> random.nextGaussian()).toArray();
    double[] b = IntStream.range(0, 300).mapToDouble(i -> 0.8 + random.nextGaussian()).toArray();

    double p = BootstrapTest.twoSample(a, b);

    double t = TTest.withDefaults().test(a, b).getStatistic();
    assertThat(p).isBetween(0.0, 1e-9);
    assertThat(p).isGreaterThan(TDistribution.of(299).survivalProbability(1.3 * Math.abs(t)));
  }

  @Test
  void valuesThatAllMovedAlikeAreLeftToNoChance() {
    assertThat(BootstrapTest.paired(new double[] {1, 2, 3}, new double[] {2, 3, 4})).isZero();
  }
}
