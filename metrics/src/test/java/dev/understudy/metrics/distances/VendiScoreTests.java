package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import org.junit.jupiter.api.Test;

class VendiScoreTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);

  @Test
  void agreesWithTheAuthorsLibrary() {
    var measured = VendiScore.measure(Features.rows(Features.real(), 16), QUICK);
    assertThat(measured.value()).isCloseTo(3.4244084383093, within(1e-6));
    assertThat(measured.interval().contains(measured.value())).isTrue();
  }

  @Test
  void countsWhatIsDifferent() {
    float[] four = new float[40 * 8];
    for (int i = 0; i < 40; i++) {
      four[i * 8 + i % 4] = 1 + i;
    }
    var measured = VendiScore.measure(Rows.of(four, 8), QUICK);
    assertThat(measured.value()).isCloseTo(4, within(1e-9));
  }

  @Test
  void intervalCoversTheExpectationAtThisN() {
    double[] values = new double[200];
    var intervals = new dev.understudy.common.ConfidenceInterval[200];
    for (int run = 0; run < 200; run++) {
      var measured = VendiScore.measure(Rows.of(Features.normal(run, 300, 8, 0.5, 1), 8), QUICK);
      values[run] = measured.value();
      intervals[run] = measured.interval();
    }
    double expectation = java.util.Arrays.stream(values).average().orElseThrow();
    assertThat(java.util.Arrays.stream(intervals).filter(i -> i.contains(expectation)).count())
        .isBetween(180L, 200L);
  }
}
