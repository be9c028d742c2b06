package dev.understudy.metrics.artifacts.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.datasets.Pictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapPicturesTests {
  @TempDir private Path folder;

  /** CIE 1976 lightness of an sRGB colour. */
  private static double lightness(double[] rgb) {
    double y = 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    return y > 216 / 24389.0 ? 116 * Math.cbrt(y) - 16 : y * 24389 / 27.0;
  }

  private static double linear(double v) {
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  @Test
  void lightnessRisesEvenlyAlongTheScale() {
    double previous = lightness(ColourScale.rgb(0));
    double whole = lightness(ColourScale.rgb(1)) - previous;
    assertThat(whole).isGreaterThan(65);
    for (int k = 1; k <= 16; k++) {
      double now = lightness(ColourScale.rgb(k / 16.0));
      assertThat(now - previous).as("step %d", k).isCloseTo(whole / 16, within(0.15 * whole / 16));
      previous = now;
    }
  }

  private static ArtifactMap map(ArtifactMap.Box... boxes) {
    float[] values = new float[6 * 8];
    values[3 * 8 + 4] = 5;
    return new ArtifactMap(
        "piqe", ArtifactMap.Domain.PICTURE, values, 6, 8, "test", 0, 2, List.of(boxes));
  }

  private static Pictures grey(float level) {
    float[] data = new float[6 * 8];
    java.util.Arrays.fill(data, level);
    return new Pictures(data, 1, 1, 6, 8);
  }

  @Test
  void thePictureShowsWhereNothingIsAndTheScaleWhereSomethingIs() {
    Pictures over = MapPictures.over(grey(0.25f), map(), 1);
    double[] top = ColourScale.rgb(1);
    for (int c = 0; c < 3; c++) {
      assertThat(over.data()[c * 48]).isEqualTo(0.25f);
      assertThat(over.data()[c * 48 + 3 * 8 + 4])
          .isCloseTo((float) (2 * top[c] - 1), within(1e-6f));
    }
  }

  @Test
  void boxesAreOutlinedOutsideTheirCellsAndCutAtTheEdge() {
    Pictures over =
        MapPictures.over(
            grey(0), map(new ArtifactMap.Box(2, 3, 2, 3), new ArtifactMap.Box(0, 0, 1, 1)), 1);
    assertThat(over.data()[1 * 8 + 2]).isEqualTo(1); // red corner of the first outline
    assertThat(over.data()[2 * 8 + 3]).isZero(); // its inside
    assertThat(over.data()[1]).isEqualTo(1); // right of the second, whose rest is cut
  }

  @Test
  void aPngIsWrittenAtTheScaleAskedFor() throws IOException {
    Path file = folder.resolve("map.png");
    MapPictures.write(grey(0), map(), file, 3);
    var image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(24);
    assertThat(image.getHeight()).isEqualTo(18);
  }

  @Test
  void aMapOfAnotherSizeAndAnEmptyRangeAreRefused() {
    Pictures other = new Pictures(new float[4], 1, 1, 2, 2);
    assertThatThrownBy(() -> MapPictures.over(other, map(), 1)).hasMessageContaining("6x8");
    assertThatThrownBy(() -> ArtifactMap.ofPicture("piqe", new float[4], 2, 2, "nothing", 1, 1))
        .hasMessageContaining("range");
  }
}
