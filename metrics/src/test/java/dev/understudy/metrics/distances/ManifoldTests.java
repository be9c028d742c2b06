package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifoldTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);
  private static final Rows REAL = Features.rows(Features.real(), 16);
  private static final Rows FAKE = Features.rows(Features.fake(), 16);

  @Test
  void agreesWithTheFieldsLibraries() {
    List<Measurement> measured = Manifold.compare(FAKE, REAL).measure(QUICK);
    assertThat(measured)
        .extracting(Measurement::measure)
        .containsExactly("precision", "recall", "density", "coverage");
    assertThat(measured.get(0).value()).isCloseTo(.885, within(1e-12));
    assertThat(measured.get(1).value()).isCloseTo(.46, within(1e-12));
    assertThat(measured.get(2).value()).isCloseTo(1.216, within(1e-12));
    assertThat(measured.get(3).value()).isCloseTo(.955, within(1e-12));
    assertThat(measured).allMatch(m -> m.interval().contains(m.value()));
  }

  /** Sizes on both sides of a block's edge, against the definitions written out. */
  @ParameterizedTest
  @CsvSource({"21,30,3", "1100,1030,2", "1024,1025,5"})
  void blocksAgreeWithTheDefinitions(int n, int m, int d) {
    float[] x = Features.normal(1, n, d, 0.3, 1);
    float[] y = Features.normal(2, m, d, 0, 1);
    double precision = 0;
    double density = 0;
    double[] radii3 = radii(y, d, 3);
    double[] radii5 = radii(y, d, 5);
    boolean[] covered = new boolean[m];
    for (int i = 0; i < n; i++) {
      boolean inside = false;
      for (int j = 0; j < m; j++) {
        double distance = distance(x, i, y, j, d);
        inside |= distance <= radii3[j];
        density += distance < radii5[j] ? 1 : 0;
        covered[j] |= distance < radii5[j];
      }
      precision += inside ? 1 : 0;
    }
    double coverage = 0;
    for (boolean c : covered) {
      coverage += c ? 1 : 0;
    }
    var measured = Manifold.compare(Rows.of(x, d), Rows.of(y, d)).measure(QUICK);
    assertThat(measured.get(0).value()).isCloseTo(precision / n, within(1e-12));
    assertThat(measured.get(2).value()).isCloseTo(density / (5.0 * n), within(1e-9));
    assertThat(measured.get(3).value()).isCloseTo(coverage / m, within(1e-12));
    var swapped = Manifold.compare(Rows.of(y, d), Rows.of(x, d)).measure(QUICK);
    assertThat(swapped.get(1).value()).isCloseTo(precision / n, within(1e-12));
  }

  @Test
  void aSetAgainstItselfIsWhole() {
    var measured = Manifold.compare(REAL, REAL).measure(QUICK);
    assertThat(measured.get(0).value()).isEqualTo(1);
    assertThat(measured.get(1).value()).isEqualTo(1);
    assertThat(measured.get(3).value()).isEqualTo(1);
    assertThat(measured.get(0).warnings()).anyMatch(w -> w.contains("no width"));
  }

  @Test
  void oneRepeatedPictureIsPreciseButCoversLittle() {
    float[] collapsed = new float[200 * 16];
    float[] one = new float[16];
    REAL.read(0, 1, one);
    for (int i = 0; i < 200; i++) {
      System.arraycopy(one, 0, collapsed, i * 16, 16);
    }
    var measured = Manifold.compare(Rows.of(collapsed, 16), REAL).measure(QUICK);
    assertThat(measured.get(0).value()).isEqualTo(1);
    assertThat(measured.get(1).value()).isEqualTo(1.0 / 200);
    assertThat(measured.get(3).value()).isLessThan(0.1);
  }

  @Test
  void differencesPairByLatentOrByRealPicture() {
    var teacher = Manifold.compare(REAL, REAL);
    var student = Manifold.compare(FAKE, REAL);
    var differences = Manifold.difference(student, teacher, QUICK);
    assertThat(differences.get(0).value().value()).isCloseTo(.885 - 1, within(1e-12));
    assertThat(differences.get(0).value().interval().high()).isNegative();
    assertThat(differences.get(0).shareBetter()).isZero();
    assertThat(differences.get(1).value().value()).isCloseTo(.46 - 1, within(1e-12));
    assertThat(differences.get(1).shareBetter()).isNull();
  }

  @Test
  void tooFewPicturesAreFailures() {
    assertThat(Manifold.compare(Rows.head(FAKE, 5), REAL).measure(QUICK))
        .hasSize(4)
        .allMatch(m -> m.validity().kind() == Validity.Kind.FAILED);
  }

  private static double[] radii(float[] x, int d, int k) {
    int n = x.length / d;
    double[] radii = new double[n];
    for (int i = 0; i < n; i++) {
      double[] distances = new double[n];
      for (int j = 0; j < n; j++) {
        distances[j] = distance(x, i, x, j, d);
      }
      Arrays.sort(distances);
      radii[i] = distances[k];
    }
    return radii;
  }

  private static double distance(float[] x, int i, float[] y, int j, int d) {
    double squares = 0;
    for (int c = 0; c < d; c++) {
      double difference = (double) x[i * d + c] - y[j * d + c];
      squares += difference * difference;
    }
    return Math.sqrt(squares);
  }
}
