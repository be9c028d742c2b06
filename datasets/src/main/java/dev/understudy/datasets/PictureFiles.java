package dev.understudy.datasets;

import dev.understudy.datasets.files.AtomicFile;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Pictures as PNG files, grey or RGB as the batch is, 8-bit by {@link Quantisation#ROUND}. The same
 * picture gives the same bytes on the same Java version.
 */
public final class PictureFiles {
  /** White pixels between the pictures of a sheet, so that neighbours do not run together. */
  private static final int GAP = 2;

  private PictureFiles() {}

  /**
   * Writes one picture, whole or not at all.
   *
   * @param batch where it is
   * @param index which, from 0
   * @param file where to; a file there is replaced
   * @param scale each pixel becomes {@code scale}×{@code scale} pixels, at least 1
   * @throws dev.understudy.common.InputException if the file cannot be written
   */
  public static void writePng(Pictures batch, int index, Path file, int scale) {
    byte[] png = png(batch, index, scale);
    AtomicFile.write(file, out -> out.write(png));
  }

  /** One picture as the bytes of a PNG file; see {@link #writePng}. */
  public static byte[] png(Pictures batch, int index, int scale) {
    Pictures picture = batch.picture(index);
    BufferedImage canvas = canvas(picture, picture.width(), picture.height(), scale);
    draw(picture, canvas, 0, 0, scale);
    return encode(canvas);
  }

  /**
   * Writes all pictures of a batch as one sheet, row by row, on white.
   *
   * @param batch at least one picture
   * @param columns pictures per row, at least 1
   * @param file where to; a file there is replaced
   * @param scale as in {@link #writePng}
   */
  public static void writeSheet(Pictures batch, int columns, Path file, int scale) {
    if (batch.count() < 1 || columns < 1) {
      throw new IllegalArgumentException("a sheet needs at least one picture and one column");
    }
    int across = Math.min(columns, batch.count());
    int down = (batch.count() + columns - 1) / columns;
    int width = across * batch.width() * scale + (across - 1) * GAP;
    int height = down * batch.height() * scale + (down - 1) * GAP;
    BufferedImage canvas = canvas(batch, width, height, 1);
    WritableRaster raster = canvas.getRaster();
    int[] white = new int[width * raster.getNumBands()];
    Arrays.fill(white, 255);
    for (int y = 0; y < height; y++) {
      raster.setPixels(0, y, width, 1, white);
    }
    for (int i = 0; i < batch.count(); i++) {
      int x = (i % columns) * (batch.width() * scale + GAP);
      int y = (i / columns) * (batch.height() * scale + GAP);
      draw(batch.picture(i), canvas, x, y, scale);
    }
    byte[] png = encode(canvas);
    AtomicFile.write(file, out -> out.write(png));
  }

  private static BufferedImage canvas(Pictures like, int width, int height, int scale) {
    if (like.channels() != 1 && like.channels() != 3) {
      throw new IllegalArgumentException("a picture has 1 or 3 channels, not " + like.channels());
    }
    if (scale < 1) {
      throw new IllegalArgumentException("scale must be at least 1: " + scale);
    }
    int type = like.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    return new BufferedImage(
        Math.multiplyExact(width, scale), Math.multiplyExact(height, scale), type);
  }

  // Samples go straight into the raster: setRGB would put grey through a gamma curve.
  private static void draw(Pictures picture, BufferedImage canvas, int left, int top, int scale) {
    byte[] levels = Quantisation.ROUND.toBytes(picture);
    int plane = picture.height() * picture.width();
    int[] block = new int[scale * scale];
    for (int c = 0; c < picture.channels(); c++) {
      for (int i = 0; i < plane; i++) {
        Arrays.fill(block, Byte.toUnsignedInt(levels[c * plane + i]));
        int x = left + i % picture.width() * scale;
        int y = top + i / picture.width() * scale;
        canvas.getRaster().setSamples(x, y, scale, scale, c, block);
      }
    }
  }

  private static byte[] encode(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IllegalStateException("this Java has no PNG writer");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory alone is written
    }
    return bytes.toByteArray();
  }
}
