package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Validity;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelDistanceTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);
  private static final Rows REAL = Features.rows(Features.real(), 16);
  private static final Rows FAKE = Features.rows(Features.fake(), 16);

  @Test
  void oneFullSubsetAgreesWithTheFieldsLibraries() {
    assertThat(KernelSubsets.compute(FAKE, REAL, 1, 200, 2020).mean())
        .isCloseTo(.08888303105230, within(1e-7));
  }

  @Test
  void subsetsAreTorchFidelitys() {
    var subsets = KernelSubsets.compute(FAKE, REAL, 100, 50, 2020);
    assertThat(subsets.mean()).isCloseTo(KID_MEAN, within(1e-7));
    assertThat(subsets.deviation()).isCloseTo(KID_STD, within(1e-7));
  }

  // Its formula in NumPy doubles; torch-fidelity 0.4 itself says 0.0922388 ± 0.0194147 (float32).
  private static final double KID_MEAN = .09223881631588395;
  private static final double KID_STD = .01941473533138849;

  @Test
  void saysWhenSubsetsHadToBeSmaller() {
    var measured = KernelDistance.measure(FAKE, REAL, QUICK);
    assertThat(measured.value()).isCloseTo(.08888303105230, within(1e-7));
    assertThat(measured.warnings()).anyMatch(w -> w.contains("subsets of 200"));
    assertThat(measured.interval().contains(measured.value())).isTrue();
  }

  /** Truth from two sets of 4000 with all pairs. */
  @ParameterizedTest
  @CsvSource({"0.0,1.0", "0.15,1.1"})
  void intervalCoversTheLargeNValue(double mean, double deviation) {
    int d = 8;
    double truth =
        mean == 0
            ? 0
            : KernelSubsets.compute(
                    Rows.of(Features.normal(1, 4000, d, mean, deviation), d),
                    Rows.of(Features.normal(2, 4000, d, 0, 1), d),
                    1,
                    4000,
                    2020)
                .mean();
    int covered = 0;
    for (int run = 0; run < 200; run++) {
      Rows generated = Rows.of(Features.normal(100 + run, 150, d, mean, deviation), d);
      Rows real = Rows.of(Features.normal(900 + run, 120, d, 0, 1), d);
      var subsets = KernelSubsets.compute(generated, real, 20, 100, 2020);
      double half = 1.96 * subsets.standardError();
      covered += Math.abs(subsets.mean() - truth) <= half ? 1 : 0;
    }
    assertThat(covered).isGreaterThanOrEqualTo(180);
  }

  @Test
  void differenceIsTheDifferenceOfValuesAndTighterThanItsParts() {
    float[] teacher = Features.normal(3, 300, 8, 0.1, 1);
    float[] student = teacher.clone();
    for (int i = 0; i < student.length; i++) {
      student[i] += 0.2f;
    }
    Rows real = Rows.of(Features.normal(4, 300, 8, 0, 1), 8);
    var difference =
        KernelDistance.difference(Rows.of(student, 8), Rows.of(teacher, 8), real, QUICK).value();
    var ofStudent = KernelDistance.measure(Rows.of(student, 8), real, QUICK);
    var ofTeacher = KernelDistance.measure(Rows.of(teacher, 8), real, QUICK);
    assertThat(difference.value()).isCloseTo(ofStudent.value() - ofTeacher.value(), within(1e-12));
    assertThat(difference.interval().low()).isPositive();
    assertThat(difference.interval().halfWidth()).isLessThan(ofStudent.interval().halfWidth());
  }

  @Test
  void tooFewPicturesAreAFailure() {
    assertThat(KernelDistance.measure(Rows.head(FAKE, 19), REAL, QUICK).validity().kind())
        .isEqualTo(Validity.Kind.FAILED);
    assertThat(KernelDistance.measure(FAKE, Rows.head(REAL, 19), QUICK).validity().kind())
        .isEqualTo(Validity.Kind.FAILED);
  }
}
