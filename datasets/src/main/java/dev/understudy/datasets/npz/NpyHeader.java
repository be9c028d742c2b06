package dev.understudy.datasets.npz;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The header of a {@code .npy} file, versions 1 to 3 (NEP 1 and numpy.lib.format).
 *
 * @param type byte order and element type as the file gives it: {@code "<f8"}
 * @param fortranOrder whether the first index runs fastest
 * @param shape the size of each dimension
 * @param headerBytes the header's own length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record NpyHeader(ElementType type, boolean fortranOrder, int[] shape, long headerBytes) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** NumPy itself refuses longer ones unless told otherwise. */
  private static final int MAX_HEADER = 10_000;

  /** How many values the shape holds. */
  long count() {
    long count = 1;
    for (int size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  static NpyHeader read(DataInputStream in) throws IOException, NpyFormatException {
    byte[] magic = in.readNBytes(MAGIC.length);
    if (!java.util.Arrays.equals(magic, MAGIC)) {
      throw new NpyFormatException("does not begin as a .npy array");
    }
    int major = in.readUnsignedByte();
    int minor = in.readUnsignedByte();
    if (major < 1 || major > 3 || minor != 0) {
      throw new NpyFormatException("has .npy version " + major + "." + minor);
    }
    long length =
        major == 1
            ? Short.toUnsignedLong(Short.reverseBytes(in.readShort()))
            : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    if (length > MAX_HEADER) {
      throw new NpyFormatException("has a header of " + length + " bytes");
    }
    byte[] text = in.readNBytes((int) length);
    if (text.length < length) {
      throw new EOFException();
    }
    long before = MAGIC.length + 2L + (major == 1 ? 2 : 4);
    String literal =
        new String(text, major == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
    return new NpyHeaderParser(literal).parse(before + length);
  }

  /** The bytes NumPy writes before the values: version 1, C order, padded to 64. */
  static byte[] bytes(String type, int[] shape) {
    var text = new StringBuilder("{'descr': '" + type + "', 'fortran_order': False, 'shape': (");
    for (int i = 0; i < shape.length; i++) {
      text.append(i == 0 ? "" : " ").append(shape[i]).append(i < shape.length - 1 ? "," : "");
    }
    text.append(shape.length == 1 ? ",), }" : "), }");
    while ((MAGIC.length + 4 + text.length() + 1) % 64 != 0) {
      text.append(' ');
    }
    text.append('\n');
    byte[] dict = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = new byte[MAGIC.length + 4 + dict.length];
    System.arraycopy(MAGIC, 0, all, 0, MAGIC.length);
    all[6] = 1;
    all[8] = (byte) dict.length;
    all[9] = (byte) (dict.length >>> 8);
    System.arraycopy(dict, 0, all, MAGIC.length + 4, dict.length);
    return all;
  }
}
