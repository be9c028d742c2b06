package dev.understudy.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Samples become few points, and no outlier is lost. */
class LatencyStepsTests {
  @Test
  void sharesRiseFromZeroToOneInSteps() {
    double[][] steps = LatencySteps.shares(new double[] {1, 2, 2, 5}, 240);

    assertThat(steps[0]).containsExactly(1, 1, 1, 2, 2, 2, 2, 5, 5);
    assertThat(steps[1]).containsExactly(0, 0, 0.25, 0.25, 0.5, 0.5, 0.75, 0.75, 1);
  }

  @Test
  void launchesFollowEachOtherWithABreak() {
    double[][] line = LatencySteps.inOrder(List.of(new double[] {3, 1}, new double[] {2, 4}), 100);

    assertThat(line[0]).containsExactly(1, 2, 2.5, 3, 4);
    assertThat(line[1]).containsExactly(3, 1, Double.NaN, 2, 4);
  }

  @Test
  void ofManyRunsTheFastestAndSlowestOfEachStretchStayInOrder() {
    Random random = new Random(2);
    double[] ms = random.doubles(10_000, 1, 2).toArray();
    ms[4321] = 9;
    ms[8765] = 0.1;

    double[][] line = LatencySteps.inOrder(List.of(ms), 120);

    assertThat(line[0]).hasSizeLessThanOrEqualTo(240).isSorted();
    assertThat(line[1]).contains(9, 0.1);
    assertThat(line[0]).contains(4322, 8766);
    assertThat(Arrays.stream(line[1]).filter(y -> y < 1 || y > 2)).containsExactly(9.0, 0.1);
  }
}
