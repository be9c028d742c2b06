package dev.understudy.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneHotTests {
  private static LabelMap random(SplittableRandom random, int height, int width, int classes) {
    int[] ids = new int[height * width];
    for (int i = 0; i < ids.length; i++) {
      int id = random.nextInt(classes + 1);
      ids[i] = id == classes ? LabelMapping.DONT_CARE : id;
    }
    return new LabelMap("random", ids, height, width);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void setsOneChannelPerPixel(long seed) {
    var random = new SplittableRandom(seed);
    int height = 1 + random.nextInt(9);
    int width = 1 + random.nextInt(9);
    int classes = 1 + random.nextInt(6);
    LabelMap a = random(random, height, width, classes);
    LabelMap b = random(random, height, width, classes);
    for (boolean dontCare : new boolean[] {false, true}) {
      OneHot hot = OneHot.of(List.of(a, b), classes, dontCare);
      assertThat(hot.channels()).isEqualTo(dontCare ? classes + 1 : classes);
      int plane = height * width;
      for (int n = 0; n < 2; n++) {
        for (int c = 0; c < hot.channels(); c++) {
          for (int i = 0; i < plane; i++) {
            int id = (n == 0 ? a : b).ids()[i];
            boolean set = c < classes ? id == c : id == LabelMapping.DONT_CARE;
            assertThat(hot.data()[(n * hot.channels() + c) * plane + i]).isEqualTo(set ? 1 : 0);
          }
        }
      }
    }
  }

  /** The definition, pixel by pixel: an instance other than that of any neighbour. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void marksBothSidesOfAnEdge(long seed) {
    var random = new SplittableRandom(seed);
    int height = 1 + random.nextInt(9);
    int width = 1 + random.nextInt(9);
    List<LabelMap> maps =
        List.of(random(random, height, width, 2), random(random, height, width, 2));
    List<LabelMap> instances =
        List.of(random(random, height, width, 1), random(random, height, width, 1));
    OneHot plain = OneHot.of(maps, 2, true);
    OneHot hot = plain.withEdges(instances);
    assertThat(hot.channels()).isEqualTo(4);
    int plane = height * width;
    for (int n = 0; n < 2; n++) {
      int[] ids = instances.get(n).ids();
      for (int i = 0; i < 3 * plane; i++) {
        assertThat(hot.data()[n * 4 * plane + i]).isEqualTo(plain.data()[n * 3 * plane + i]);
      }
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          int id = ids[y * width + x];
          boolean edge =
              (x > 0 && ids[y * width + x - 1] != id)
                  || (x < width - 1 && ids[y * width + x + 1] != id)
                  || (y > 0 && ids[(y - 1) * width + x] != id)
                  || (y < height - 1 && ids[(y + 1) * width + x] != id);
          assertThat(hot.data()[(n * 4 + 3) * plane + y * width + x]).isEqualTo(edge ? 1 : 0);
        }
      }
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    LabelMap map = new LabelMap("street.png", new int[] {0, 3}, 1, 2);
    LabelMap other = new LabelMap("wide.png", new int[] {0, 0, 0}, 1, 3);
    assertThatThrownBy(() -> OneHot.of(List.of(map), 3, false))
        .hasMessageContainingAll("street.png", "id 3", "3 classes");
    assertThatThrownBy(() -> OneHot.of(List.of(map, other), 4, false))
        .hasMessageContainingAll("wide.png", "1x3", "1x2");
    OneHot hot = OneHot.of(List.of(map), 4, false);
    assertThatThrownBy(() -> hot.withEdges(List.of(other))).hasMessageContaining("wide.png");
    assertThatThrownBy(() -> hot.withEdges(List.of())).hasMessageContaining("0 instance maps");
    assertThatThrownBy(() -> OneHot.of(List.of(), 4, false))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
