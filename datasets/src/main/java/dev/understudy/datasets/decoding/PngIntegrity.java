package dev.understudy.datasets.decoding;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks a PNG file's chunks and their CRCs (PNG specification, section 5). ImageIO does not: it
 * decodes a file with flipped bits or without its end, and its pixels would be measured.
 */
public final class PngIntegrity {
  private static final int SIGNATURE = 8;
  private static final int IHDR = 0x49484452;
  private static final int EXIF = 0x65584966;
  private static final int IEND = 0x49454E44;
  private static final int COLOUR_TYPE_OFFSET = 9;

  private PngIntegrity() {}

  /**
   * The colour type of IHDR (0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGBA).
   *
   * @throws IOException if the file is cut short or a checksum is wrong
   */
  public static int check(byte[] content) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(content);
    var crc = new CRC32();
    int colourType = -1;
    int type = 0;
    int at = SIGNATURE;
    while (type != IEND) {
      if (content.length - at < 12) {
        throw new EOFException("the file ends after its chunk " + name(type));
      }
      long length = Integer.toUnsignedLong(in.getInt(at));
      type = in.getInt(at + 4);
      if (length > content.length - at - 12) {
        throw new EOFException("the file ends within its chunk " + name(type));
      }
      crc.reset();
      crc.update(content, at + 4, (int) length + 4);
      if (type == IHDR && length > COLOUR_TYPE_OFFSET) {
        colourType = content[at + 8 + COLOUR_TYPE_OFFSET];
      }
      at += 8 + (int) length;
      if (in.getInt(at) != (int) crc.getValue()) {
        throw new IOException("its chunk " + name(type) + " has a wrong checksum");
      }
      at += 4;
    }
    return colourType;
  }

  /** The orientation of a sound file's eXIf chunk, or upright. */
  static int orientation(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content);
    int at = SIGNATURE;
    while (in.getInt(at + 4) != IEND) {
      if (in.getInt(at + 4) == EXIF) {
        return TiffTags.of(content, at + 8, in.getInt(at)).orientation();
      }
      at += 12 + in.getInt(at);
    }
    return Orientation.UPRIGHT;
  }

  private static String name(int type) {
    byte[] letters = {(byte) (type >>> 24), (byte) (type >>> 16), (byte) (type >>> 8), (byte) type};
    return new String(letters, StandardCharsets.US_ASCII).replaceAll("[^A-Za-z]", "?");
  }
}
