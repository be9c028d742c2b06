package dev.understudy.metrics.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutliersTests {
  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 64, 65, 1000, 4097})
  void distancesAreToTheMedianInRobustDeviations(int n) {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      // About half of the values are tied with others.
      double[] values =
          random.doubles(n).map(v -> random.nextInt(2) == 0 ? v : Math.rint(4 * v)).toArray();
      double median = median(values);
      double mad = median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
      Outliers outliers = Outliers.of(values, 1, n, 1e-3);
      double deviation = Math.max(1e-3, 1.4826 * mad);
      double most = Arrays.stream(values).max().orElseThrow();
      assertThat(outliers.greatest())
          .isCloseTo((most - median) / deviation, within(1e-9 * (1 + most / deviation)));
    }
  }
}
