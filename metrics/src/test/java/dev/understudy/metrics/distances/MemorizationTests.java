package dev.understudy.metrics.distances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.pairs.Progress;
import org.junit.jupiter.api.Test;

/** MiFID and AuthPct. */
class MemorizationTests {
  private static final BootstrapOptions QUICK = new BootstrapOptions(200, 0.95, 7);
  private static final Rows REAL = Features.rows(Features.real(), 16);
  private static final Rows FAKE = Features.rows(Features.fake(), 16);

  @Test
  void mifidAgreesWithTorchmetrics() {
    var measured = mifid(FAKE, REAL, MemorizationOptions.defaults());
    assertThat(measured.value()).isCloseTo(3.31921274962, within(1e-5));
    assertThat(measured.interval().contains(measured.value())).isTrue();
    assertThat(measured.warnings()).anyMatch(w -> w.contains("0.0785"));
  }

  /** The paper's direction, in NumPy. */
  @Test
  void mifidOverGeneratedPictures() {
    var paper = new MemorizationOptions(MemorizationOptions.Over.GENERATED, 0.1);
    assertThat(mifid(FAKE, REAL, paper).value()).isCloseTo(3.924842255634366, within(1e-5));
  }

  @Test
  void aboveTheThresholdMifidIsTheFrechetDistance() {
    var strict = new MemorizationOptions(MemorizationOptions.Over.TRAINING, 0.05);
    var measured = mifid(FAKE, REAL, strict);
    assertThat(measured.value()).isCloseTo(.26045919519921, within(1e-6));
    assertThat(measured.warnings()).isEmpty();
  }

  @Test
  void rowsOfZerosHaveNoDirectionAndAreLeftOut() {
    float[] features = new float[200 * 16];
    REAL.read(0, 200, features);
    java.util.Arrays.fill(features, 0, 16, 0);
    var measured =
        mifid(Rows.of(features, 16), Rows.of(features, 16), MemorizationOptions.defaults());
    assertThat(measured.validity().isMeasured()).isTrue();
    assertThat(measured.value()).isFinite();
  }

  @Test
  void authenticityAgreesWithItsAuthors() {
    var measured = Authenticity.compare(FAKE, REAL, Progress.NONE).measure(QUICK);
    assertThat(measured.value()).isCloseTo(56, within(1e-12));
    assertThat(measured.interval().contains(56)).isTrue();
  }

  @Test
  void copiesAreNotAuthentic() {
    var copies = Authenticity.compare(REAL, REAL, Progress.NONE);
    assertThat(copies.measure(QUICK).value()).isZero();
    var difference =
        Authenticity.difference(copies, Authenticity.compare(FAKE, REAL, Progress.NONE), QUICK);
    assertThat(difference.value().value()).isCloseTo(-56, within(1e-12));
    assertThat(difference.shareBetter()).isZero();
  }

  @Test
  void tooFewPicturesAreFailures() {
    assertThat(
            Authenticity.compare(Rows.head(FAKE, 19), REAL, Progress.NONE)
                .measure(QUICK)
                .validity()
                .kind())
        .isEqualTo(Validity.Kind.FAILED);
    assertThat(mifid(FAKE, Rows.head(REAL, 19), MemorizationOptions.defaults()).validity().kind())
        .isEqualTo(Validity.Kind.FAILED);
  }

  private static Measurement mifid(Rows generated, Rows training, MemorizationOptions options) {
    return MemorizationDistance.measure(generated, training, QUICK, options, Progress.NONE);
  }
}
