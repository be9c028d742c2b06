package dev.understudy.datasets.decoding;

import dev.understudy.common.InputException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageReader;

/** The first page of a TIFF, turned upright by its orientation, as Pillow turns it. */
final class Tiff {
  private static final int SEPARATED = 5;
  private static final int ALPHA_BAND = 3;

  private Tiff() {}

  static Levels decode(String where, byte[] content, ImageReader reader) throws IOException {
    TiffTags tags = TiffTags.of(content, 0, content.length);
    if (!tags.isWhole()) {
      throw new EOFException();
    }
    BufferedImage image = reader.read(0);
    Raster raster = image.getRaster();
    int type = raster.getSampleModel().getDataType();
    if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
      throw new InputException(
          where,
          "is a TIFF of floats, or of signed or 32-bit numbers",
          "8 or 16 bits a sample",
          "convert it to 8 bits (how values become levels changes every score)");
    }
    long[] photometric = tags.numbers(TiffTags.PHOTOMETRIC);
    Levels levels;
    if (photometric.length == 1 && photometric[0] == SEPARATED) {
      if (raster.getNumBands() != 4 || type != DataBuffer.TYPE_BYTE) {
        throw new InputException(
            where, "has inks other than 8-bit CMYK", "RGB or CMYK", "convert it to RGB");
      }
      levels = Cmyk.of(raster);
    } else {
      levels = Samples.of(image);
      if (image.getColorModel() instanceof IndexColorModel && levels.channels() == 3) {
        recolour(levels, raster, tags.numbers(TiffTags.COLOUR_MAP));
      } else if (image.isAlphaPremultiplied() && type == DataBuffer.TYPE_BYTE) {
        divide(levels, raster);
      }
    }
    return Orientation.upright(levels, tags.orientation());
  }

  // A map has 16 bits; Pillow keeps the high byte, where the JDK scales.
  private static void recolour(Levels levels, Raster raster, long[] map) {
    int colours = map.length / 3;
    int plane = levels.height() * levels.width();
    for (int i = 0; i < plane; i++) {
      int index = raster.getSample(i % levels.width(), i / levels.width(), 0);
      for (int c = 0; c < 3 && index < colours; c++) {
        levels.levels()[c * plane + i] = (byte) (map[c * colours + index] >> 8);
      }
    }
  }

  // As Pillow unpacks its mode RGBa: colour * 255 / alpha, clipped; no alpha, no colour.
  private static void divide(Levels levels, Raster raster) {
    int plane = levels.height() * levels.width();
    for (int i = 0; i < plane; i++) {
      int band = levels.channels() == 1 ? 1 : ALPHA_BAND;
      int alpha = raster.getSample(i % levels.width(), i / levels.width(), band);
      for (int c = 0; c < levels.channels(); c++) {
        int at = c * plane + i;
        int level = levels.levels()[at] & 0xFF;
        levels.levels()[at] = (byte) (alpha == 0 ? 0 : Math.min(255, level * 255 / alpha));
      }
    }
  }
}
