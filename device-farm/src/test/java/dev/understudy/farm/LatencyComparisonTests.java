package dev.understudy.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LatencyComparisonTests {
  @Test
  void theTestAgreesWithScipy() {
    double[] a = new double[20];
    double[] b = new double[25];
    for (int i = 0; i < 20; i++) {
      a[i] = (i * 7) % 13 + i * 0.25 + 5;
    }
    for (int i = 0; i < 25; i++) {
      b[i] = (i * 5) % 11 + i * 0.125 + 4;
    }
    // scipy.stats.mannwhitneyu(a, b, method='asymptotic').pvalue; the samples have ties
    assertThat(compare(List.of(Launches.of(0, a)), List.of(Launches.of(0, b))).pValue())
        .isCloseTo(0.08251994055922092, within(1e-9));
  }

  @Test
  void aFasterStudentIsBelowOneAndBelowZero() {
    LatencyComparison c =
        compare(
            List.of(Launches.around(0, 3, 64), Launches.around(1, 3.3, 64)),
            List.of(Launches.around(1, 1.1, 64), Launches.around(0, 1, 64)));
    assertThat(c.ratio().value()).isCloseTo(1 / 3.0, within(1e-9));
    // both rounds have the same ratio: pairing by number finds it
    assertThat(Objects.requireNonNull(c.ratio().interval()).halfWidth()).isLessThan(1e-9);
    assertThat(c.difference().value()).isCloseTo(Math.sqrt(1.1) - Math.sqrt(9.9), within(1e-9));
    assertThat(c.ratio().n()).isEqualTo(128);
    assertThat(c.signAgrees()).isTrue();
    assertThat(c.pValue()).isLessThan(0.002);
    assertThat(c.test()).startsWith("Mann–Whitney U");
  }

  @Test
  void aSignThatChangesBetweenRoundsIsTold() {
    assertThat(
            compare(
                    List.of(Launches.around(0, 2, 64), Launches.around(1, 2, 64)),
                    List.of(Launches.around(0, 1.9, 64), Launches.around(1, 2.1, 64)))
                .signAgrees())
        .isFalse();
    List<LaunchResult> same = List.of(Launches.around(0, 2, 64));
    assertThat(compare(same, same).signAgrees()).isFalse();
    assertThat(compare(same, same).pValue()).isCloseTo(1, within(1e-6));
  }

  @Test
  void onlyRoundsOfBothSidesCount() {
    LatencyComparison c =
        compare(
            List.of(Launches.around(0, 9, 64), Launches.around(1, 3, 64)),
            List.of(Launches.failed(0, "boom"), Launches.around(1, 1, 64)));
    assertThat(c.ratio().value()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(c.ratio().validity()).isEqualTo(Validity.MEASURED);
    assertThat(c.ratio().interval()).isNotNull();
    assertThat(c.ratio().warnings())
        .anyMatch(w -> w.startsWith("Only 1 of 2 rounds"))
        .anyMatch(w -> w.startsWith("One round only"));
  }

  @Test
  void withoutACommonRoundThereIsNothingToCompare() {
    LatencyComparison failed =
        compare(List.of(Launches.around(0, 3, 64)), List.of(Launches.failed(0, "boom")));
    assertThat(failed.difference().value()).isNaN();
    assertThat(failed.ratio().validity()).isEqualTo(Validity.of(Kind.FAILED, "launch 0: boom"));
    assertThat(failed.pValue()).isNull();
    assertThat(failed.test()).isEmpty();
    LatencyComparison disjoint =
        compare(List.of(Launches.around(0, 3, 64)), List.of(Launches.around(1, 1, 64)));
    assertThat(disjoint.ratio().validity().reason())
        .isEqualTo("no round was measured on both sides");
  }

  @Test
  void anUnstableSideMakesTheComparisonUnstable() {
    LaunchResult unstable =
        Launches.with(Launches.around(0, 1, 64), Validity.of(Kind.UNSTABLE, "why"), 0.5);
    LatencyComparison c = compare(List.of(Launches.around(0, 3, 64)), List.of(unstable));
    assertThat(c.difference().validity().kind()).isEqualTo(Kind.UNSTABLE);
    assertThat(c.difference().value()).isCloseTo(-2, within(1e-9));
  }

  private static LatencyComparison compare(List<LaunchResult> teacher, List<LaunchResult> student) {
    return LatencyComparison.of(teacher, student);
  }
}
