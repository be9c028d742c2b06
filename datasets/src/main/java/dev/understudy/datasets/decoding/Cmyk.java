package dev.understudy.datasets.decoding;

import java.awt.image.Raster;
import java.util.Set;

/**
 * CMYK to RGB as Pillow does, without a profile: {@code (255-k) - c(255-k)/255}, in integers
 * (libImaging Convert.c, cmyk2rgb).
 */
final class Cmyk {
  private static final int HALF = 1 << 15;

  private Cmyk() {}

  /**
   * From the samples of a JPEG. They are taken as inverted, with or without Adobe's marker, as
   * Pillow takes them.
   *
   * @param ycck whether the first three are luminance and chrominance still
   */
  static Levels ofJpeg(Raster raster, boolean ycck) {
    int[] pixel = new int[4];
    return of(
        raster,
        (x, y) -> {
          raster.getPixel(x, y, pixel);
          if (ycck) {
            toCmyk(pixel);
          }
          for (int i = 0; i < 4; i++) {
            pixel[i] = 255 - pixel[i];
          }
          return pixel;
        });
  }

  /** From samples as they are. */
  static Levels of(Raster raster) {
    int[] pixel = new int[4];
    return of(raster, (x, y) -> raster.getPixel(x, y, pixel));
  }

  private interface Source {
    int[] at(int x, int y);
  }

  private static Levels of(Raster raster, Source source) {
    int height = raster.getHeight();
    int width = raster.getWidth();
    int plane = height * width;
    byte[] levels = new byte[Math.multiplyExact(3, plane)];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++, at++) {
        int[] pixel = source.at(x, y);
        int white = 255 - pixel[3];
        for (int c = 0; c < 3; c++) {
          int product = pixel[c] * white + 128;
          levels[c * plane + at] = (byte) clip(white - (((product >> 8) + product) >> 8));
        }
      }
    }
    return new Levels(levels, 3, height, width, Set.of(Trait.CMYK));
  }

  // libjpeg's jdcolor.c, ycck_cmyk_convert: 16-bit fixed point, rounded.
  private static void toCmyk(int[] pixel) {
    int y = pixel[0];
    int cb = pixel[1] - 128;
    int cr = pixel[2] - 128;
    pixel[0] = clip(255 - (y + ((91881 * cr + HALF) >> 16)));
    pixel[1] = clip(255 - (y + ((-22554 * cb - 46802 * cr + HALF) >> 16)));
    pixel[2] = clip(255 - (y + ((116130 * cb + HALF) >> 16)));
  }

  private static int clip(int value) {
    return Math.max(0, Math.min(255, value));
  }
}
