package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Validity;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import org.junit.jupiter.api.Test;

class FrechetInfinityTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);
  private static final FrechetInfinityOptions SMALL = new FrechetInfinityOptions(15, 50, 2020);

  /**
   * The authors' loop in NumPy and SciPy: RandomState(2020).shuffle before each of
   * linspace(50,200,15).astype('int32'), sqrtm, least squares.
   */
  @Test
  void agreesWithTheAuthorsLoop() {
    var measured =
        FrechetInfinity.compare(
                Features.rows(Features.fake(), 16),
                Features.statistics(Features.real(), 16),
                QUICK,
                SMALL)
            .measure(QUICK);
    assertThat(measured.value()).isCloseTo(0.22914888802525962, within(1e-9));
    assertThat(measured.protocol()).contains("15 points from 50", "RandomState(2020)");
    assertThat(measured.warnings()).anyMatch(w -> w.contains("not the published 5000"));
  }

  @Test
  void coversThePopulationValueThatTheDistanceMisses() {
    int d = 16;
    int n = 600;
    var reference = Features.isotropic(d, 0, 1, 100_000);
    double truth = d * (0.2 * 0.2 + 0.2 * 0.2);
    int covered = 0;
    double mean = 0;
    double plain = 0;
    for (int run = 0; run < 100; run++) {
      Rows rows = Rows.of(Features.normal(3000 + run, n, d, 0.2, 1.2), d);
      var measured =
          FrechetInfinity.compare(rows, reference, QUICK, new FrechetInfinityOptions(15, 150, run))
              .measure(QUICK);
      covered += measured.interval().contains(truth) ? 1 : 0;
      mean += measured.value() / 100;
      plain += FrechetDistance.between(MomentsAccumulator.of(rows), reference) / 100;
    }
    assertThat(covered).isGreaterThanOrEqualTo(88);
    assertThat(Math.abs(mean - truth)).isLessThan(0.25 * (plain - truth));
  }

  @Test
  void pairedDifferencesSubtractOnEqualSubsets() {
    int d = 8;
    float[] teacher = Features.normal(1, 300, d, 0.1, 1);
    float[] student = teacher.clone();
    for (int i = 0; i < student.length; i++) {
      student[i] += 0.3f;
    }
    var reference = Features.isotropic(d, 0, 1, 1000);
    var ofStudent = FrechetInfinity.compare(Rows.of(student, d), reference, QUICK, SMALL);
    var ofTeacher = FrechetInfinity.compare(Rows.of(teacher, d), reference, QUICK, SMALL);
    var difference = FrechetInfinity.difference(ofStudent, ofTeacher, QUICK).value();
    double parts = ofStudent.measure(QUICK).value() - ofTeacher.measure(QUICK).value();
    assertThat(difference.value()).isCloseTo(parts, within(1e-9));
    // 8·((0.1+0.3)² − 0.1²) = 1.2
    assertThat(difference.interval().contains(1.2)).isTrue();
    assertThat(difference.interval().halfWidth())
        .isLessThan(ofStudent.measure(QUICK).interval().halfWidth());
  }

  @Test
  void fewerThanThePublishedPicturesAreRefusedByDefault() {
    var measured =
        FrechetInfinity.compare(
                Features.rows(Features.fake(), 16),
                Features.statistics(Features.real(), 16),
                QUICK,
                FrechetInfinityOptions.defaults())
            .measure(QUICK);
    assertThat(measured.validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(measured.validity().reason()).contains("at least 5015", "there are 200");
  }
}
