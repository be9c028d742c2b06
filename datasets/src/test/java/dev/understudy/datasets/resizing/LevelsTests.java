package dev.understudy.datasets.resizing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.decoding.Levels;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short way from bytes gives what the long way through floats in [-1,1] gives, to the bit. */
class LevelsTests {
  @ParameterizedTest
  @EnumSource(Resizing.class)
  void givesTheSameAsTheWayThroughPictures(Resizing kind) {
    var random = new SplittableRandom(kind.id().hashCode());
    for (int i = 0; i < 40; i++) {
      int channels = i % 2 == 0 ? 3 : 1;
      int height = random.nextInt(1, 90);
      int width = random.nextInt(1, 90);
      int outHeight = i % 4 == 3 ? height : random.nextInt(1, 90);
      int outWidth = i % 5 == 3 ? width : random.nextInt(1, 90);
      byte[] bytes = new byte[channels * height * width];
      random.nextBytes(bytes);
      Levels levels = new Levels(bytes, channels, height, width);

      Pictures direct = Resizer.apply(kind, bytes, channels, height, width, outHeight, outWidth);

      Pictures expected = kind.apply(levels.toPictures(), outHeight, outWidth);
      assertThat(direct.data()).isEqualTo(expected.data());
      assertThat(direct.height()).isEqualTo(outHeight);
      assertThat(direct.channels()).isEqualTo(channels);
    }
  }
}
