package dev.understudy.datasets.decoding;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a decoded image's samples become 8-bit levels. The rule:
 *
 * <ul>
 *   <li>grey stays one channel; grey of 1, 2 or 4 bits spreads over 0..255;
 *   <li>RGB gives three channels, a palette its colours;
 *   <li>alpha is dropped, not composited, as Pillow's {@code convert("RGB")} does;
 *   <li>16 bits keep their high byte, as Pillow does for colour. (Pillow's {@code convert} clips
 *       16-bit grey at 255 instead, which turns nearly all of it white; that is not followed.)
 *   <li>5 and 6 bits (BMP) scale by {@code v * 255 / max}, truncated, as Pillow does.
 * </ul>
 */
final class Samples {
  private Samples() {}

  /** Whether the image is grey, judged by its samples: one band, or a palette that is a ramp. */
  static boolean isGrey(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      int last = palette.getMapSize() - 1;
      for (int i = 0; i <= last; i++) {
        int level = last == 0 ? 0 : i * 255 / last;
        if ((palette.getRGB(i) & 0xFFFFFF) != level * 0x010101) {
          return false;
        }
      }
      return true;
    }
    return image.getRaster().getNumBands() <= 2;
  }

  static Levels of(BufferedImage image) {
    return of(image, isGrey(image));
  }

  static Levels of(BufferedImage image, boolean grey) {
    return new Levels(
        levels(image, grey), grey ? 1 : 3, image.getHeight(), image.getWidth(), traits(image));
  }

  private static Set<Trait> traits(BufferedImage image) {
    var traits = EnumSet.noneOf(Trait.class);
    if (image.getColorModel().hasAlpha()) {
      traits.add(Trait.ALPHA);
    }
    if (image.getRaster().getSampleModel().getSampleSize(0) > 8) {
      traits.add(Trait.SIXTEEN_BITS);
    }
    return traits;
  }

  private static byte[] levels(BufferedImage image, boolean grey) {
    int height = image.getHeight();
    int width = image.getWidth();
    int channels = grey ? 1 : 3;
    byte[] levels = new byte[Math.multiplyExact(channels, Math.multiplyExact(height, width))];
    Raster raster = image.getRaster();
    if (fromBytes(image, levels, channels)) {
      return levels;
    }
    int[] row = new int[width];
    for (int c = 0; c < channels; c++) {
      int[] lookup =
          image.getColorModel() instanceof IndexColorModel palette ? channel(palette, c) : null;
      int band = lookup == null ? c : 0;
      int bits = raster.getSampleModel().getSampleSize(band);
      for (int y = 0; y < height; y++) {
        raster.getSamples(0, y, width, 1, band, row);
        int at = (c * height + y) * width;
        for (int x = 0; x < width; x++) {
          levels[at + x] = (byte) (lookup == null ? toEightBits(row[x], bits) : lookup[row[x]]);
        }
      }
    }
    return levels;
  }

  /** The quick way for what nearly all files are: 8-bit samples in one array of bytes. */
  private static boolean fromBytes(BufferedImage image, byte[] levels, int channels) {
    Raster raster = image.getRaster();
    if (image.getColorModel() instanceof IndexColorModel
        || !(raster.getSampleModel() instanceof ComponentSampleModel model)
        || !(raster.getDataBuffer() instanceof DataBufferByte buffer)
        || buffer.getNumBanks() != 1
        || raster.getParent() != null) {
      return false;
    }
    byte[] from = buffer.getData();
    int step = model.getPixelStride();
    for (int c = 0; c < channels; c++) {
      int start = buffer.getOffset() + model.getBandOffsets()[c];
      for (int y = 0; y < image.getHeight(); y++) {
        int at = start + y * model.getScanlineStride();
        int to = (c * image.getHeight() + y) * image.getWidth();
        for (int end = to + image.getWidth(); to < end; to++, at += step) {
          levels[to] = from[at];
        }
      }
    }
    return true;
  }

  private static int toEightBits(int sample, int bits) {
    return bits >= 8 ? sample >>> (bits - 8) : sample * 255 / ((1 << bits) - 1);
  }

  private static int[] channel(IndexColorModel palette, int c) {
    int[] levels = new int[palette.getMapSize()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (palette.getRGB(i) >>> (16 - 8 * c)) & 0xFF;
    }
    return levels;
  }
}
