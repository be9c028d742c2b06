package dev.understudy.datasets.pictures;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Checks a PNG file's chunks and their CRCs (PNG specification, section 5). ImageIO does not: it
 * decodes a file with flipped bits or without its end, and its pixels would be measured.
 */
final class PngIntegrity {
  private static final int IHDR = 0x49484452;
  private static final int IEND = 0x49454E44;
  private static final int COLOUR_TYPE_OFFSET = 9;

  private PngIntegrity() {}

  /** The colour type of IHDR (0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGBA). */
  static int check(Path file) throws IOException {
    long left = Files.size(file) - 8;
    int colourType = -1;
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 15)) {
      var checked = new CheckedInputStream(raw, new CRC32());
      var in = new DataInputStream(checked);
      in.readLong(); // the signature, recognised before
      byte[] buffer = new byte[1 << 13];
      int type = 0;
      while (type != IEND) {
        long length = Integer.toUnsignedLong(in.readInt());
        checked.getChecksum().reset();
        type = in.readInt();
        left -= 12 + length;
        if (left < 0) {
          throw new EOFException("the file ends within its chunk " + name(type));
        }
        for (long rest = length; rest > 0; ) {
          int n = (int) Math.min(rest, buffer.length);
          in.readFully(buffer, 0, n);
          if (type == IHDR && rest == length && n > COLOUR_TYPE_OFFSET) {
            colourType = buffer[COLOUR_TYPE_OFFSET];
          }
          rest -= n;
        }
        int computed = (int) checked.getChecksum().getValue();
        if (in.readInt() != computed) {
          throw new IOException("its chunk " + name(type) + " has a wrong checksum");
        }
      }
    }
    return colourType;
  }

  private static String name(int type) {
    byte[] letters = {(byte) (type >>> 24), (byte) (type >>> 16), (byte) (type >>> 8), (byte) type};
    return new String(letters, StandardCharsets.US_ASCII).replaceAll("[^A-Za-z]", "?");
  }
}
