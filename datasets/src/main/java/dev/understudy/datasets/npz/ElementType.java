package dev.understudy.datasets.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;

/**
 * An element type of plain numbers.
 *
 * @param kind {@code f} float, {@code i} signed, {@code u} unsigned
 * @param bytes bytes per element
 * @param order byte order
 */
record ElementType(char kind, int bytes, ByteOrder order) {
  private static final Pattern NUMBERS = Pattern.compile("[<>](f[48]|i[248]|u[24])|[|<>][iu]1");

  static ElementType of(String descr) throws NpyFormatException {
    if (!NUMBERS.matcher(descr).matches()) {
      throw new NpyFormatException(
          descr.endsWith("O")
              ? "holds pickled Python objects, which are never loaded"
              : "holds values of the type '" + descr + "'");
    }
    return new ElementType(
        descr.charAt(1),
        descr.charAt(2) - '0',
        descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /** A new double[], float[] or long[] that holds values of this type. */
  Object newArray(int length) {
    return kind == 'f' ? bytes == 8 ? new double[length] : new float[length] : new long[length];
  }

  /** Takes one value from the buffer. */
  void take(ByteBuffer from, Object to, int index) {
    if (to instanceof double[] doubles) {
      doubles[index] = from.getDouble();
    } else if (to instanceof float[] floats) {
      floats[index] = from.getFloat();
    } else if (to instanceof long[] longs) {
      longs[index] =
          switch (bytes) {
            case 1 -> kind == 'u' ? Byte.toUnsignedLong(from.get()) : from.get();
            case 2 -> kind == 'u' ? Short.toUnsignedLong(from.getShort()) : from.getShort();
            case 4 -> kind == 'u' ? Integer.toUnsignedLong(from.getInt()) : from.getInt();
            default -> from.getLong();
          };
    }
  }
}
