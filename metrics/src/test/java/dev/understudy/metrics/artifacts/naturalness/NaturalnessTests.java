package dev.understudy.metrics.artifacts.naturalness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalnessTests {
  private static final BootstrapOptions OPTIONS = new BootstrapOptions(100, 0.95, 1);
  private static final String GREY = "grey-67x45";
  private static final String COLOUR = "colour-64x80";
  private static final String LARGE = "grey-200x196";
  private static final String WIDE = "colour-193x300";
  private static final String NOISE = "noise-48x48";

  private static void assertNear(float[] actual, double[] expected, double relative) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double tolerance = relative * Math.max(Math.abs(expected[i]), 1e-3);
      assertThat((double) actual[i]).as("value %d", i).isCloseTo(expected[i], within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {GREY, COLOUR, LARGE, WIDE, NOISE})
  void theTestPicturesAreTheScriptsOwn(String name) {
    double sum = 0;
    for (float value : Golden.picture(name).data()) {
      sum += Math.rint((value + 1) * 127.5);
    }
    assertThat(sum).isEqualTo(Golden.values(name + "/sum")[0]);
  }

  @ParameterizedTest
  @ValueSource(strings = {GREY, COLOUR, LARGE, WIDE, NOISE})
  void brisqueFeaturesAreTheRederivedOnes(String name) {
    assertNear(Brisque.of(Golden.picture(name)), Golden.values(name + "/brisque"), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {GREY, COLOUR, LARGE, WIDE, NOISE})
  void brisqueScoreIsTheRegressionOnScaledFeatures(String name) {
    BrisqueModel model = BrisqueModel.read(Golden.file("allmodel"), Golden.file("allrange"));
    assertThat(model.score(Brisque.of(Golden.picture(name))))
        .isCloseTo(Golden.values(name + "/brisque-score")[0], within(1e-4));
  }

  @ParameterizedTest
  @ValueSource(strings = {GREY, COLOUR, LARGE, WIDE, NOISE, "half-flat-64x70"})
  void piqeIsTheRederivedOne(String name) {
    assertNear(Piqe.of(Golden.picture(name)), Golden.values(name + "/piqe"), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(strings = {LARGE, WIDE})
  void niqePatchesAreTheRederivedOnes(String name) {
    float[] row = Niqe.of(Golden.picture(name));
    double[] expected = Golden.values(name + "/niqe-patches");
    assertThat(row[0]).isEqualTo(96);
    float[] patches = new float[row.length - 1];
    System.arraycopy(row, 1, patches, 0, patches.length);
    assertNear(patches, expected, 1e-6);
  }

  @ParameterizedTest
  @CsvSource({
    "niqe-model.npz," + LARGE,
    "niqe-model.mat," + LARGE,
    "niqe-model.npz," + WIDE,
    "niqe-model.mat," + WIDE
  })
  void niqeIsTheDistanceToTheModel(String file, String name) {
    NiqeModel model = NiqeModel.read(Golden.file(file));
    double expected = Golden.values(name + "/niqe")[0];
    assertThat(model.distance(NiqeRow.all(Niqe.of(Golden.picture(name)))))
        .isCloseTo(expected, within(1e-4 * expected));
  }

  private static Pictures noise(int n, int side, double amplitude, long seed) {
    Random random = new Random(seed);
    float[] data = new float[n * side * side];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) Math.max(-1, Math.min(1, amplitude * random.nextGaussian()));
    }
    return new Pictures(data, n, 1, side, side);
  }

  private static Pictures smoothed(Pictures pictures) {
    float[] out = pictures.data().clone();
    int side = pictures.width();
    for (int i = 0; i < out.length; i++) {
      int x = i % side;
      int right = x + 1 < side ? i + 1 : i;
      int below = i / side % side + 1 < side ? i + side : i;
      out[i] = (out[i] + pictures.data()[right] + pictures.data()[below]) / 3;
    }
    return new Pictures(out, pictures.count(), 1, side, side);
  }

  private static Rows niqe(Pictures pictures) {
    return Rows.of(Niqe.of(pictures), Niqe.dimensions(pictures.height(), pictures.width()));
  }

  @Test
  void picturesLikeTheRealOnesAreNearerThanOthers() {
    NiqeModel natural = Niqe.natural(niqe(smoothed(noise(40, 64, 0.4, 1))));
    Rows alike = niqe(smoothed(noise(20, 64, 0.4, 2)));
    Rows other = niqe(noise(20, 64, 0.4, 2));
    Measurement near = Niqe.measure(alike, natural, OPTIONS);
    Measurement far = Niqe.measure(other, natural, OPTIONS);
    assertThat(near.measure()).isEqualTo(Metrics.NIQE_TO_REAL);
    assertThat(near.protocol()).contains("not the published NIQE").contains("32 pixels");
    assertThat(near.interval().high()).isLessThan(far.interval().low());
    var difference = Niqe.difference(other, alike, natural, OPTIONS);
    assertThat(difference.value().value()).isCloseTo(far.value() - near.value(), within(1e-9));
    assertThat(difference.shareBetter()).isZero();
  }

  @Test
  void aPublishedModelIsNotAppliedToSmallerPatches() {
    NiqeModel model = NiqeModel.read(Golden.file("niqe-model.npz"));
    Measurement measured = Niqe.measure(niqe(noise(12, 64, 0.4, 1)), model, OPTIONS);
    assertThat(measured.validity().kind()).isEqualTo(Validity.Kind.NOT_AVAILABLE);
    assertThat(measured.validity().reason()).contains("96").contains("32");
  }

  @Test
  void onlySharpPatchesAreNatural() {
    // The left half is faint: its patches' local deviation is far below 0.75 of the right half's.
    Pictures sharp = noise(10, 64, 0.3, 4);
    for (int i = 0; i < sharp.data().length; i++) {
      if (i % 64 < 32) {
        sharp.data()[i] *= 0.2f;
      }
    }
    assertThat(Niqe.natural(niqe(sharp)).patches()).isEqualTo(20);
    assertThat(Niqe.measure(niqe(sharp), Niqe.natural(niqe(sharp)), OPTIONS).warnings())
        .anyMatch(w -> w.contains("only 20 patches"));
  }

  @ParameterizedTest
  @CsvSource({"16,16,1", "17,33,3", "1024,16,1", "32,32,3", "97,200,1", "192,192,3"})
  void constantPicturesHaveFiniteRows(int height, int width, int channels) {
    for (float level : new float[] {-1, 0.37f, 1}) {
      float[] data = new float[channels * height * width];
      java.util.Arrays.fill(data, level);
      Pictures flat = new Pictures(data, 1, channels, height, width);
      assertThat(Piqe.of(flat)).containsExactly(100, 0, 0, 0);
      for (float value : Brisque.of(flat)) {
        assertThat(value).isFinite();
      }
      if (Math.min(height, width) >= 32) {
        float[] row = Niqe.of(flat);
        for (float value : row) {
          assertThat(value).isFinite();
        }
        assertThat(NiqeModel.read(Golden.file("niqe-model.npz")).distance(NiqeRow.all(row)))
            .isFinite()
            .isPositive();
      }
    }
  }

  @Test
  void noiseRaisesPiqeAndBlockEdgesAreFound() {
    Pictures clean = Golden.picture(COLOUR);
    float[] blocky = clean.data().clone();
    // Flat across the upper edge of the second block of each second column of blocks.
    for (int i = 0; i < blocky.length; i++) {
      int x = i % 80;
      int y = i / 80 % 64;
      if (y >= 8 && y < 24 && x / 16 % 2 == 0) {
        blocky[i] = 0;
      }
    }
    Pictures damaged = new Pictures(blocky, 1, 3, 64, 80);
    assertThat(Piqe.of(damaged)[2]).isGreaterThan(Piqe.of(clean)[2] + 0.1f);
    var map = Piqe.map(damaged);
    assertThat(map.at(20, 5)).isEqualTo(1);
    assertThat(map.at(20, 20)).isLessThan(1);
    assertThat(Piqe.of(Golden.picture(NOISE))[0]).isGreaterThan(Piqe.of(clean)[0] + 20);
  }

  @Test
  void mapsHaveThePicturesSizeAndFiniteValues() {
    Pictures picture = Golden.picture(WIDE);
    BrisqueModel brisque = BrisqueModel.read(Golden.file("allmodel"), Golden.file("allrange"));
    NiqeModel niqe = NiqeModel.read(Golden.file("niqe-model.mat"));
    for (var map :
        java.util.List.of(
            Piqe.map(picture),
            Brisque.map(picture, null),
            Brisque.map(picture, brisque),
            Niqe.map(picture, null),
            Niqe.map(picture, niqe))) {
      assertThat(map.height()).isEqualTo(193);
      assertThat(map.width()).isEqualTo(300);
      for (float value : map.values()) {
        assertThat(value).isFinite();
      }
    }
    assertThat(Niqe.map(picture, niqe).meaning()).startsWith("distance");
    assertThat(Niqe.map(picture, niqe).at(192, 0)).isZero();
  }

  @Test
  void tooSmallPicturesAreRefusedWithTheSizeNeeded() {
    assertThatThrownBy(() -> Piqe.dimensions(15, 64))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("15x64")
        .hasMessageContaining("at least 16");
    assertThatThrownBy(() -> Brisque.dimensions(64, 8)).hasMessageContaining("at least 16");
    assertThatThrownBy(() -> Niqe.dimensions(31, 64)).hasMessageContaining("at least 32");
  }

  @Test
  void rowsDoNotDependOnTheBatch() {
    Pictures all = noise(3, 40, 0.5, 9);
    float[] together = Brisque.of(all);
    float[] alone = Brisque.of(all.picture(2));
    for (int d = 0; d < Brisque.FEATURES; d++) {
      assertThat(alone[d]).isEqualTo(together[2 * Brisque.FEATURES + d]);
    }
    float[] niqeTogether = Niqe.of(all);
    float[] niqeAlone = Niqe.of(all.picture(1));
    for (int d = 0; d < niqeAlone.length; d++) {
      assertThat(niqeAlone[d]).isEqualTo(niqeTogether[niqeAlone.length + d]);
    }
  }
}
