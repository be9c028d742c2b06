package dev.understudy.reports.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChangePointsTests {
  private static final int SEEDS = 500;

  /** Noise of deviation 1 whose neighbours correlate. */
  private static double[] noise(Random random, int n, double correlation) {
    double[] y = new double[n];
    double last = random.nextGaussian();
    for (int i = 0; i < n; i++) {
      y[i] = last;
      last = correlation * last + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    }
    return y;
  }

  @ParameterizedTest
  @CsvSource({"20,0", "60,0", "200,0", "60,0.5", "200,0.5"})
  void noiseAloneHasOneLevel(int n, double correlation) {
    long alarms =
        IntStream.range(0, SEEDS)
            .filter(
                seed ->
                    !ChangePoints.of(noise(new Random(seed), n, correlation)).starts().isEmpty())
            .count();
    System.out.printf(
        "change points in noise alone, n=%d, correlation %.1f: %.1f %% of series%n",
        n, correlation, 100.0 * alarms / SEEDS);
    assertThat(alarms).isLessThanOrEqualTo(SEEDS * 5 / 100);
  }

  static IntStream seeds() {
    return IntStream.range(0, 40);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void stepsAreFoundWhereTheyAre(int seed) {
    Random random = new Random(seed);
    int n = 40 + random.nextInt(160);
    int first = 12 + random.nextInt(n / 4);
    int second = first + 12 + random.nextInt(n / 4);
    double[] y = noise(random, n, 0);
    for (int i = 0; i < n; i++) {
      y[i] = 100 + y[i] + (i >= second ? -2 : i >= first ? 6 : 0);
    }
    y[first / 2] += 60; // an outlier is no step

    ChangePoints found = ChangePoints.of(y);

    assertThat(found.starts()).hasSize(2);
    assertThat(found.starts().get(0)).isCloseTo(first, within(1));
    assertThat(found.starts().get(1)).isCloseTo(second, within(1));
    assertThat(found.segments().get(0).level()).isCloseTo(100, within(1.5));
    assertThat(found.segments().get(1).level()).isCloseTo(106, within(1.5));
    assertThat(found.noise()).isBetween(0.5, 1.8);
  }

  @Test
  void segmentsCoverTheSeriesWithoutGaps() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] y = random.doubles(random.nextInt(30)).map(x -> x < .5 ? 1 : x * 10).toArray();
      int next = 0;
      for (ChangePoints.Segment segment : ChangePoints.of(y).segments()) {
        assertThat(segment.from()).isEqualTo(next);
        assertThat(segment.to()).isGreaterThan(segment.from());
        next = segment.to();
      }
      assertThat(next).isEqualTo(y.length);
    }
  }

  @Test
  void scaleAndOffsetDoNotMatter() {
    for (int seed = 0; seed < 50; seed++) {
      double[] y = noise(new Random(seed), 80, 0.3);
      IntStream.range(50, 80).forEach(i -> y[i] += 4);
      double[] other = Arrays.stream(y).map(v -> 3e6 + 0.5 * v).toArray();
      assertThat(ChangePoints.of(other).starts()).isEqualTo(ChangePoints.of(y).starts());
    }
  }

  @Test
  void anExactSeriesShowsItsStepAndNothingElse() {
    double[] y = new double[30];
    Arrays.fill(y, 0, 20, 1_000_000);
    Arrays.fill(y, 20, 30, 1_000_001);
    y[7] = 2_000_000;
    assertThat(ChangePoints.of(y).starts()).containsExactly(20);
    assertThat(ChangePoints.of(new double[30]).starts()).isEmpty();
  }

  @Test
  void shortSeriesHaveOneLevel() {
    assertThat(ChangePoints.of(new double[0]).segments()).isEmpty();
    for (double[] y : new double[][] {{1}, {1, 9}, {1, 9, 9}}) {
      assertThat(ChangePoints.of(y).segments()).hasSize(1);
    }
    assertThat(ChangePoints.of(new double[] {3, 5}).segments().get(0).level()).isEqualTo(4);
    assertThatThrownBy(() -> ChangePoints.of(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
