package dev.understudy.datasets.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Resizing;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentreCropTests {
  private static CentreCrop crop(int fromHeight, int fromWidth, int height, int width) {
    return CentreCrop.of(
        fromHeight, fromWidth, new Target(height, width, Crop.CENTRE, Resizing.PIL_BICUBIC));
  }

  /** Sizes and offsets by torchvision 0.29.2's Resize(s) and CenterCrop(s), on pictures (PIL). */
  @ParameterizedTest
  @CsvSource({
    "480, 640, 224, 224, 298, 0, 37",
    "640, 480, 224, 298, 224, 37, 0",
    "333, 500, 224, 224, 336, 0, 56",
    "500, 375, 299, 398, 299, 50, 0",
    "301, 299, 299, 301, 299, 1, 0",
    "101, 77, 32, 41, 32, 4, 0",
    "100, 109, 32, 32, 34, 0, 1",
    "100, 110, 32, 32, 35, 0, 2",
    "64, 64, 32, 32, 32, 0, 0"
  })
  void squaresAreAsTorchvisions(
      int fromHeight, int fromWidth, int side, int height, int width, int top, int left) {
    CentreCrop crop = crop(fromHeight, fromWidth, side, side);
    assertThat(crop.scaledHeight()).isEqualTo(height);
    assertThat(crop.scaledWidth()).isEqualTo(width);
    float[] data = new float[height * width];
    for (int i = 0; i < data.length; i++) {
      data[i] = i;
    }
    Pictures cut = crop.cut(new Pictures(data, 1, 1, height, width));
    assertThat(cut.data()[0]).isEqualTo(top * width + left);
    assertThat(cut.data()[side * side - 1]).isEqualTo((top + side - 1) * width + left + side - 1);
  }

  @Test
  void everyTargetIsFilledAndNoLargerPictureIsMadeThanNeeded() {
    var random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      int fromHeight = 1 + random.nextInt(300);
      int fromWidth = 1 + random.nextInt(300);
      int height = 1 + random.nextInt(100);
      int width = 1 + random.nextInt(100);
      CentreCrop crop = crop(fromHeight, fromWidth, height, width);
      assertThat(crop.scaledHeight()).isGreaterThanOrEqualTo(height);
      assertThat(crop.scaledWidth()).isGreaterThanOrEqualTo(width);
      double scale = Math.max((double) height / fromHeight, (double) width / fromWidth);
      assertThat(Math.min(crop.scaledHeight(), crop.scaledWidth()))
          .isLessThanOrEqualTo((int) Math.ceil(scale * Math.min(fromHeight, fromWidth)) + 1);
      assertThat(
              crop.cut(
                      new Pictures(
                          new float[crop.scaledHeight() * crop.scaledWidth()],
                          1,
                          1,
                          crop.scaledHeight(),
                          crop.scaledWidth()))
                  .data())
          .hasSize(height * width);
    }
  }

  @Test
  void aBatchIsCutPictureByPicture() {
    var random = new Random(6);
    float[] data = new float[3 * 3 * 40 * 53];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextInt(256) / 127.5f - 1;
    }
    var target = new Target(16, 16, Crop.CENTRE, Resizing.PIL_BICUBIC);
    var batch = new Pictures(data, 3, 3, 40, 53);
    Pictures fitted = CentreCrop.fit(batch, target);
    assertThat(fitted.count()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(fitted.picture(i).data())
          .containsExactly(CentreCrop.fit(batch.picture(i), target).data());
    }
    assertThat(fitted.picture(0).data()).isNotEqualTo(fitted.picture(1).data());
  }
}
