package dev.understudy.metrics.exits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ExitRuleTests {
  private static final BootstrapOptions OPTIONS = new BootstrapOptions(500, 0.95, 0);

  /** Four pictures at three exits, by hand. */
  private static final double[][] DISTANCES = {
    {0.05, 0.30, 0.10, 0.50}, {0.20, 0.10, 0.04, 0.30}, {0, 0, 0, 0}
  };

  @Test
  void takesTheEarliestExitWithinTheThreshold() {
    assertThat(ExitRule.earliest(DISTANCES, 3, 0.1)).containsExactly(0, 1, 0, 2);
    assertThat(ExitRule.earliest(DISTANCES, 3, 0.05)).containsExactly(0, 2, 1, 2);
    assertThat(ExitRule.earliest(DISTANCES, 3, 0.5)).containsExactly(0, 0, 0, 0);
  }

  /** A deeper exit may be farther: the first picture's second exit is, and is not looked at. */
  @Test
  void aThresholdOfExactlyTheDistanceAllowsIt() {
    assertThat(ExitRule.earliest(DISTANCES, 3, 0.3)).containsExactly(0, 0, 0, 1);
  }

  @Test
  void aPredictorNeedNotSpeakOfTheLastExit() {
    double[][] predicted = Arrays.copyOf(DISTANCES, 2);
    assertThat(ExitRule.earliest(predicted, 3, 0.1))
        .isEqualTo(ExitRule.earliest(DISTANCES, 3, 0.1));
    assertThatThrownBy(() -> ExitRule.earliest(Arrays.copyOf(DISTANCES, 1), 3, 0.1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPredictionThatIsNoNumberLeadsToTheLastExit() {
    double[][] predicted = {{Double.NaN}, {Double.NaN}, {Double.NaN}};
    assertThat(ExitRule.earliest(predicted, 3, 1e9)).containsExactly(2);
  }

  @Test
  void countsAndReadsAtTheExitTaken() {
    int[] taken = {0, 1, 0, 2};
    assertThat(ExitRule.histogram(taken, 3)).containsExactly(2, 1, 1);
    assertThat(ExitRule.at(DISTANCES, taken)).containsExactly(0.05, 0.10, 0.10, 0);
    assertThat(ExitRule.above(new double[] {0.05, 0.1, 0.2}, 0.1)).containsExactly(0, 0, 1);
  }

  /** Over seeded random cases: the oracle keeps its promise, and a larger threshold costs less. */
  @Test
  void theOracleKeepsItsThresholdAndLargerOnesCostNoMore() {
    Random random = new Random(4);
    double[][] distances = new double[4][200];
    for (int k = 0; k < 3; k++) {
      Arrays.setAll(distances[k], i -> random.nextDouble());
    }
    double before = Double.POSITIVE_INFINITY;
    for (double threshold = 0; threshold <= 1; threshold += 0.05) {
      int[] taken = ExitRule.earliest(distances, 4, threshold);
      double limit = threshold;
      assertThat(Arrays.stream(ExitRule.at(distances, taken)).allMatch(d -> d <= limit)).isTrue();
      double cost = Arrays.stream(taken).average().orElseThrow();
      assertThat(cost).isLessThanOrEqualTo(before);
      before = cost;
    }
  }

  @Test
  void meansAndSavingsAreThoseOfTheHistogram() {
    double[] macs = {10, 40, 100};
    int[] taken = new int[100];
    Arrays.fill(taken, 50, 80, 1);
    Arrays.fill(taken, 80, 100, 2);
    Measurement mean =
        ExitMeans.cost(Metrics.EXIT_MACS, Unit.MACS, macs, taken, "by hand", OPTIONS);
    assertThat(mean.value()).isCloseTo(0.5 * 10 + 0.3 * 40 + 0.2 * 100, within(1e-12));
    Measurement saving = ExitMeans.saving(Metrics.EXIT_MACS_SAVING, mean, 100);
    assertThat(saving.value()).isCloseTo(0.63, within(1e-12));
    assertThat(saving.interval()).isNotNull();
    assertThat(saving.interval().low()).isCloseTo(1 - mean.interval().high() / 100, within(1e-12));
    assertThat(saving.interval().high()).isCloseTo(1 - mean.interval().low() / 100, within(1e-12));
    assertThat(saving.interval().low()).isLessThan(0.63);
  }

  @Test
  void oneExitForAllHasAnExactCost() {
    Measurement mean =
        ExitMeans.cost(
            Metrics.EXIT_MACS, Unit.MACS, new double[] {10, 40}, new int[60], "", OPTIONS);
    assertThat(mean.value()).isEqualTo(10);
    assertThat(mean.interval()).isNull();
    assertThat(mean.warnings()).isEmpty();
  }
}
