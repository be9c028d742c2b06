package dev.understudy.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStatisticsTests {
  // numpy.quantile([1, 2, 4, 8, 16], q)
  @ParameterizedTest
  @CsvSource({"0,1", "0.25,2", "0.5,4", "0.9,12.8", "0.95,14.4", "1,16", "0.3,2.4"})
  void quantileIsNumpys(double q, double expected) {
    assertThat(OrderStatistics.quantile(new double[] {1, 2, 4, 8, 16}, q))
        .isCloseTo(expected, within(1e-12));
  }

  // The textbook table of sign-test intervals: ranks of the 95 % interval of the median.
  @ParameterizedTest
  @CsvSource({"6,1,6", "10,2,9", "20,6,15", "30,10,21", "50,18,33", "100,40,61", "1000,469,532"})
  void medianIntervalTakesTheTabledRanks(int n, int low, int high) {
    double[] sorted = new double[n];
    Arrays.setAll(sorted, i -> i + 1);
    assertThat(OrderStatistics.medianInterval(sorted, 0.95)).containsExactly(low, high);
  }

  @Test
  void theLargeSampleFormContinuesTheExactOne() {
    double[] exact = ranks(1000);
    double[] normal = ranks(1001);
    assertThat(normal[0]).isCloseTo(exact[0], within(1.5));
    assertThat(normal[1]).isCloseTo(exact[1], within(1.5));
  }

  private static double[] ranks(int n) {
    double[] sorted = new double[n];
    Arrays.setAll(sorted, i -> i + 1);
    return OrderStatistics.medianInterval(sorted, 0.95);
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 64, 200, 1500})
  void holdsTheTrueMedianAsOftenAsItClaims(int n) {
    Random random = new Random(n);
    int held = 0;
    int trials = 4000;
    for (int t = 0; t < trials; t++) {
      double[] sample = new double[n];
      // Skewed, as latencies are; the median of exp(gaussian) is 1.
      Arrays.setAll(sample, i -> Math.exp(random.nextGaussian()));
      Arrays.sort(sample);
      double[] interval = OrderStatistics.medianInterval(sample, 0.95);
      held += interval[0] <= 1 && 1 <= interval[1] ? 1 : 0;
    }
    assertThat(held / (double) trials).isBetween(0.94, 0.98);
  }

  @Test
  void tooFewSamplesGiveTheirRange() {
    assertThat(OrderStatistics.medianInterval(new double[] {3}, 0.95)).containsExactly(3, 3);
    assertThat(OrderStatistics.medianInterval(new double[] {3, 4, 9}, 0.95)).containsExactly(3, 9);
  }

  @Test
  void percentilesNeedSamples() {
    assertThat(OrderStatistics.runsNeeded(90)).isEqualTo(64);
    assertThat(OrderStatistics.runsNeeded(95)).isEqualTo(130);
    assertThat(OrderStatistics.runsNeeded(99)).isEqualTo(662);
    assertThatThrownBy(() -> OrderStatistics.runsNeeded(42))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
