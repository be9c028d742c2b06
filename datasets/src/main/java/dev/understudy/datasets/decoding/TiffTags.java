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
    int[] value = shorts(ORIENTATION);
    return value.length == 1 && value[0] >= 1 && value[0] <= 8 ? value[0] : Orientation.UPRIGHT;
  }

  /** All values of a tag of 16-bit numbers; none if it is not there. */
  int[] shorts(int tag) {
    long directory = Integer.toUnsignedLong(in.getInt(4));
    if (directory < 8 || directory > in.limit() - 2) {
      return new int[0];
    }
    int entries = Short.toUnsignedInt(in.getShort((int) directory));
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + (long) ENTRY * i;
      if (entry > in.limit() - ENTRY) {
        return new int[0];
      }
      if (Short.toUnsignedInt(in.getShort((int) entry)) == tag) {
        return values((int) entry);
      }
    }
    return new int[0];
  }

  private int[] values(int entry) {
    long count = Integer.toUnsignedLong(in.getInt(entry + 4));
    long at = count <= 2 ? entry + 8L : Integer.toUnsignedLong(in.getInt(entry + 8));
    if (in.getShort(entry + 2) != SHORT || count > in.limit() || at + 2 * count > in.limit()) {
      return new int[0];
    }
    int[] values = new int[(int) count];
    for (int i = 0; i < values.length; i++) {
      values[i] = Short.toUnsignedInt(in.getShort((int) at + 2 * i));
    }
    return values;
  }
}
