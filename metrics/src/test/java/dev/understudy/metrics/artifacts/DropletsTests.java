package dev.understudy.metrics.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropletsTests {
  private static final BootstrapOptions OPTIONS = new BootstrapOptions(200, 0.95, 1);

  private static Pictures teacher(int n, int channels, int height, int width, long seed) {
    Random random = new Random(seed);
    float[] data = new float[n * channels * height * width];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) (0.3 * random.nextGaussian());
    }
    return new Pictures(data, n, channels, height, width);
  }

  /** The teacher's pictures with slight noise, and a disc of checks in the first k. */
  private static Pictures student(
      Pictures teacher, int k, int top, int left, int radius, long seed) {
    Random random = new Random(seed);
    float[] data = teacher.data().clone();
    int plane = teacher.height() * teacher.width();
    for (int i = 0; i < data.length; i++) {
      int y = i % plane / teacher.width();
      int x = i % teacher.width();
      boolean inside = Math.hypot(y - top, x - left) <= radius && i / teacher.pictureSize() < k;
      data[i] += (float) (0.02 * random.nextGaussian());
      data[i] += inside ? (x + y) % 2 == 0 ? 0.5f : -0.5f : 0;
    }
    return new Pictures(
        data, teacher.count(), teacher.channels(), teacher.height(), teacher.width());
  }

  @ParameterizedTest
  @CsvSource({"32,32,1,0", "64,96,3,3", "65,67,1,1", "256,256,3,8"})
  void aDropletIsFoundAndOutlinedAndNoiseIsNone(int height, int width, int channels, int radius) {
    Pictures teacher = teacher(1, channels, height, width, 3);
    Pictures drop = student(teacher, 1, height / 3, width / 2, radius, 4);
    Pictures none = student(teacher, 0, height / 3, width / 2, radius, 4);
    assertThat(Droplets.of(none, teacher)[0]).isZero();
    float[] row = Droplets.of(drop, teacher);
    assertThat(row[0]).isEqualTo(1);
    assertThat(row[1]).isGreaterThan(10);
    assertThat(row[2]).isPositive().isLessThan(0.02f);
    ArtifactMap map = Droplets.map(drop, teacher);
    ArtifactMap.Box box = map.boxes().get(0);
    assertThat(box.top() + box.height() / 2.0).isCloseTo(height / 3.0, within(2.5));
    assertThat(box.left() + box.width() / 2.0).isCloseTo(width / 2.0, within(2.5));
    assertThat(Droplets.map(none, teacher).boxes()).isEmpty();
  }

  @Test
  void aLargeDifferenceIsNoDroplet() {
    Pictures teacher = teacher(1, 1, 64, 64, 3);
    float[] row = Droplets.of(student(teacher, 1, 20, 20, 12, 4), teacher);
    assertThat(row[1]).isGreaterThan(10);
    assertThat(row[2]).isGreaterThan(0.02f);
    assertThat(row[0]).isZero();
  }

  @Test
  void equalPicturesAndRoundingHaveNone() {
    Pictures teacher = teacher(1, 3, 48, 48, 3);
    assertThat(Droplets.of(teacher, teacher)).containsExactly(0, 0, 0);
    float[] rounded = teacher.data().clone();
    rounded[1000] += 2 / 255f; // one pixel by one level
    assertThat(Droplets.of(new Pictures(rounded, 1, 3, 48, 48), teacher)[0]).isZero();
  }

  @Test
  void theShareIsOfFlaggedPicturesWithWilsonsInterval() {
    Pictures teacher = teacher(40, 1, 48, 48, 7);
    Rows rows = Rows.of(Droplets.of(student(teacher, 10, 12, 18, 1, 8), teacher), 3);
    Measurement share = Droplets.measure(rows, OPTIONS);
    assertThat(share.value()).isEqualTo(0.25);
    // scipy.stats.binomtest(10, 40).proportion_ci(method="wilson")
    assertThat(share.interval().low()).isCloseTo(0.14187119, within(1e-7));
    assertThat(share.interval().high()).isCloseTo(0.40193961, within(1e-7));
  }

  @Test
  void activationsAreJudgedByTheirNormAndCompared() {
    Random random = new Random(2);
    int n = 12;
    float[] calm = new float[n * 4 * 16 * 16];
    for (int i = 0; i < calm.length; i++) {
      calm[i] = (float) random.nextGaussian();
    }
    float[] spiked = calm.clone();
    for (int c = 0; c < 4; c++) {
      spiked[(c * 16 + 5) * 16 + 9] += 30; // in the first picture
    }
    Rows student = Rows.of(Droplets.ofActivations(spiked, n, 4, 16, 16), 3);
    Rows teacher = Rows.of(Droplets.ofActivations(calm, n, 4, 16, 16), 3);
    assertThat(student.column(0)).startsWith(1, 0, 0);
    assertThat(teacher.column(0)).containsOnly(0);
    var difference = Droplets.difference(student, teacher, OPTIONS);
    assertThat(difference.value().value()).isCloseTo(1.0 / n, within(1e-12));
    assertThat(difference.shareBetter()).isZero();
    float[] first = java.util.Arrays.copyOf(spiked, 4 * 16 * 16);
    assertThat(Droplets.mapOfActivations(first, 4, 16, 16).boxes())
        .containsExactly(new ArtifactMap.Box(5, 9, 1, 1));
  }

  @Test
  void whatCannotBeJudgedIsRefused() {
    assertThatThrownBy(() -> Droplets.dimensions(31, 64))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at least 32");
    assertThatThrownBy(() -> Droplets.of(teacher(1, 1, 32, 32, 1), teacher(1, 3, 32, 32, 1)))
        .isInstanceOf(InputException.class);
    assertThatThrownBy(() -> Droplets.ofActivations(new float[49], 1, 1, 7, 7))
        .isInstanceOf(InputException.class);
  }
}
