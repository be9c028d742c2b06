package dev.understudy.datasets.decoding;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads what nearly all PNG files are, 8-bit grey or RGB with or without alpha, not interlaced,
 * straight into planes: ImageIO takes several times as long, which on few cores the network would
 * miss. Everything else, and everything odd, is left to ImageIO.
 */
final class PngPixels {
  private static final int FIRST_CHUNK = 8;
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int TRNS = 0x74524E53;

  /** Inflated at once: fits a core's own cache. */
  private static final int STRIP = 1 << 16;

  private final byte[] content;
  private final ByteBuffer in;
  private final int width;
  private final int height;
  private final int step;
  private final int channels;
  private final byte[] planes;

  private PngPixels(byte[] content, int width, int height, int step) {
    this.content = content;
    this.in = ByteBuffer.wrap(content);
    this.width = width;
    this.height = height;
    this.step = step;
    this.channels = step < 3 ? 1 : 3;
    this.planes = new byte[channels * width * height];
  }

  /**
   * A picture, or empty if it is another's to read or to refuse.
   *
   * @param content a file that passed {@link PngIntegrity#check}
   */
  static Optional<Levels> read(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content);
    if (in.getInt(FIRST_CHUNK) != 13 || in.getInt(FIRST_CHUNK + 4) != IHDR) {
      return Optional.empty();
    }
    int width = in.getInt(16);
    int height = in.getInt(20);
    int depth = in.get(24);
    int methods = in.get(26) | in.get(27) | in.get(28); // compression, filter, interlace
    int step =
        switch (in.get(25)) {
          case 0 -> 1;
          case 2 -> 3;
          case 4 -> 2;
          case 6 -> 4;
          default -> 0;
        };
    boolean sane = width > 0 && height > 0 && (long) width * height <= Defaults.MAX_PIXELS;
    if (!sane || depth != 8 || methods != 0 || step == 0) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater();
    try {
      var pixels = new PngPixels(content, width, height, step);
      return pixels.fill(inflater) ? Optional.of(pixels.levels()) : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty(); // ImageIO says what is wrong with it
    } finally {
      inflater.end();
    }
  }

  private Levels levels() {
    Set<Trait> traits = step % 2 == 0 ? EnumSet.of(Trait.ALPHA) : EnumSet.noneOf(Trait.class);
    return new Levels(planes, channels, height, width, traits);
  }

  private boolean fill(Inflater inflater) throws DataFormatException {
    int size = 1 + width * step;
    int rows = Math.max(1, Math.min(height, STRIP / size));
    byte[] strip = new byte[rows * size];
    byte[] above = new byte[size];
    int data = dataChunk();
    for (int y = 0; y < height; y += rows) {
      int now = Math.min(rows, height - y);
      int filled = 0;
      while (filled < now * size) {
        int got = inflater.inflate(strip, filled, now * size - filled);
        filled += got;
        if (got == 0) {
          if (!inflater.needsInput() || data < 0 || in.getInt(data + 4) != IDAT) {
            return false;
          }
          inflater.setInput(content, data + 8, in.getInt(data));
          data += 12 + in.getInt(data);
        }
      }
      for (int r = 0; r < now; r++) {
        int at = r * size;
        byte[] before = r == 0 ? above : strip;
        int up = (r == 0 ? 0 : at - size) + 1;
        if (!PngRows.undo(strip[at], strip, at + 1, before, up, size - 1, step)) {
          return false;
        }
        spread(strip, at + 1, y + r);
      }
      System.arraycopy(strip, (now - 1) * size, above, 0, size);
    }
    return true;
  }

  /** Where the pixels' first chunk is; -1 if there is none, or a transparent colour. */
  private int dataChunk() {
    int first = -1;
    int at = FIRST_CHUNK;
    for (int type = in.getInt(at + 4); type != IEND; type = in.getInt(at + 4)) {
      if (type == TRNS) {
        return -1;
      }
      first = type == IDAT && first < 0 ? at : first;
      at += 12 + in.getInt(at);
    }
    return first;
  }

  private void spread(byte[] row, int at, int y) {
    int to = y * width;
    if (step == 1) {
      System.arraycopy(row, at, planes, to, width);
    } else if (channels == 1) {
      for (int x = 0; x < width; x++) {
        planes[to + x] = row[at + 2 * x];
      }
    } else {
      int plane = width * height;
      int from = at;
      for (int x = to; x < to + width; x++, from += step) {
        planes[x] = row[from];
        planes[x + plane] = row[from + 1];
        planes[x + 2 * plane] = row[from + 2];
      }
    }
  }
}
