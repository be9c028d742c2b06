package dev.understudy.datasets.npz;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads one .npy array whose length in bytes is known beforehand. */
final class NpyReader {
  private static final int CHUNK = 1 << 16;

  private NpyReader() {}

  /**
   * Reads the array; the header's claims are held against {@code totalBytes} before memory is
   * taken.
   *
   * @param where what to call it in messages
   * @param totalBytes header and values as the file really holds them
   */
  static NpyArray read(String where, DataInputStream in, long totalBytes)
      throws IOException, NpyFormatException {
    NpyHeader header = NpyHeader.read(in);
    long count;
    long bytes;
    try {
      count = header.count();
      bytes = Math.multiplyExact(count, header.type().bytes());
    } catch (ArithmeticException e) {
      throw new NpyFormatException("claims more values than any file can hold");
    }
    if (bytes != totalBytes - header.headerBytes()) {
      throw new NpyFormatException(
          "has " + (totalBytes - header.headerBytes()) + " bytes for " + count + " values");
    }
    if (count > Integer.MAX_VALUE - 8) {
      throw new NpyFormatException("has " + count + " values, more than can be held");
    }
    Object values = values(in, header, (int) count);
    return new NpyArray(where, header.shape(), values, (int) count);
  }

  private static Object values(DataInputStream in, NpyHeader header, int count) throws IOException {
    ElementType type = header.type();
    Object values = type.newArray(count);
    var order = new IndexOrder(header.shape(), header.fortranOrder());
    byte[] chunk = new byte[CHUNK];
    for (int done = 0; done < count; ) {
      int n = Math.min(count - done, CHUNK / type.bytes());
      in.readFully(chunk, 0, n * type.bytes());
      ByteBuffer buffer = ByteBuffer.wrap(chunk).order(type.order());
      for (int i = 0; i < n; i++, done++) {
        type.take(buffer, values, order.next());
      }
    }
    if (in.read() != -1) {
      throw new EOFException("bytes follow the last value");
    }
    return values;
  }

  /** Where each value of the file belongs in row-major order. */
  private static final class IndexOrder {
    private final int[] shape;
    private final int[] index;
    private final int[] strides;
    private final boolean fortran;
    private int next;

    IndexOrder(int[] shape, boolean fortran) {
      this.shape = shape;
      this.fortran = fortran && shape.length > 1;
      this.index = new int[shape.length];
      this.strides = new int[shape.length];
      int stride = 1;
      for (int i = shape.length - 1; i >= 0; i--) {
        strides[i] = stride;
        stride *= shape[i];
      }
    }

    int next() {
      int current = next;
      if (!fortran) {
        next++;
        return current;
      }
      for (int i = 0; i < shape.length; i++) {
        next += strides[i];
        if (++index[i] < shape[i]) {
          break;
        }
        next -= strides[i] * shape[i];
        index[i] = 0;
      }
      return current;
    }
  }
}
