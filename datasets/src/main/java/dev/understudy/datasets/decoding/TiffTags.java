package dev.understudy.datasets.decoding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first directory of a TIFF structure (TIFF 6.0, section 2): of a TIFF file, or of EXIF data.
 * What is damaged reads as if it were not there; the decoder itself refuses it.
 */
final class TiffTags {
  static final int PHOTOMETRIC = 262;
  static final int ORIENTATION = 274;
  static final int COLOUR_MAP = 320;

  private static final int ENTRY = 12;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int[][] PLACES = {{273, 279}, {324, 325}}; // strips and tiles: where, size

  /** Bytes of one value of each type, BYTE to IFD (TIFF 6.0, page 15). */
  private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

  private final ByteBuffer in;

  private TiffTags(ByteBuffer in) {
    this.in = in;
  }

  /** The structure that begins at {@code at}. */
  static TiffTags of(byte[] content, int at, int length) {
    boolean inside = length >= 8 && at >= 0 && length <= content.length - at;
    ByteBuffer in = inside ? ByteBuffer.wrap(content, at, length).slice() : ByteBuffer.allocate(8);
    boolean little = in.get(0) == 'I' && in.get(1) == 'I';
    return new TiffTags(in.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
  }

  /** The orientation, 1 to 8; 1, upright, if none is given. */
  int orientation() {
    long[] value = numbers(ORIENTATION);
    return value.length == 1 && value[0] >= 1 && value[0] <= 8
        ? (int) value[0]
        : Orientation.UPRIGHT;
  }

  /**
   * Whether the directory, its values, and all strips or tiles lie within the file; the JDK leaves
   * black what is missing.
   */
  boolean isWhole() {
    long directory = Integer.toUnsignedLong(in.getInt(4));
    if (directory > in.limit() - 2) {
      return false;
    }
    int entries = Short.toUnsignedInt(in.getShort((int) directory));
    if (directory + 2 + (long) ENTRY * entries + 4 > in.limit()) {
      return false;
    }
    for (int i = 0; i < entries; i++) {
      int entry = (int) directory + 2 + ENTRY * i;
      int type = in.getShort(entry + 2);
      long bytes = type > 0 && type < BYTES.length ? BYTES[type] : 0;
      bytes *= Integer.toUnsignedLong(in.getInt(entry + 4));
      if (bytes > 4 && Integer.toUnsignedLong(in.getInt(entry + 8)) + bytes > in.limit()) {
        return false;
      }
    }
    for (int[] place : PLACES) {
      long[] offsets = numbers(place[0]);
      long[] sizes = numbers(place[1]);
      for (int i = 0; i < Math.min(offsets.length, sizes.length); i++) {
        if (offsets[i] + sizes[i] > in.limit()) {
          return false;
        }
      }
    }
    return true;
  }

  /** All values of a tag of unsigned 16- or 32-bit numbers; none if it is not there. */
  long[] numbers(int tag) {
    long directory = Integer.toUnsignedLong(in.getInt(4));
    if (directory < 8 || directory > in.limit() - 2) {
      return new long[0];
    }
    int entries = Short.toUnsignedInt(in.getShort((int) directory));
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) ENTRY * i;
      if (entry > in.limit() - ENTRY) {
        return new long[0];
      }
      if (Short.toUnsignedInt(in.getShort((int) entry)) == tag) {
        return values((int) entry);
      }
    }
    return new long[0];
  }

  private long[] values(int entry) {
    int type = in.getShort(entry + 2);
    int bytes = type == SHORT ? 2 : 4;
    long count = Integer.toUnsignedLong(in.getInt(entry + 4));
    long at = count * bytes <= 4 ? entry + 8L : Integer.toUnsignedLong(in.getInt(entry + 8));
    if ((type != SHORT && type != LONG) || at + count * bytes > in.limit()) {
      return new long[0];
    }
    long[] values = new long[(int) count];
    for (int i = 0; i < values.length; i++) {
      int place = (int) at + bytes * i;
      values[i] =
          type == SHORT
              ? Short.toUnsignedLong(in.getShort(place))
              : Integer.toUnsignedLong(in.getInt(place));
    }
    return values;
  }
}
