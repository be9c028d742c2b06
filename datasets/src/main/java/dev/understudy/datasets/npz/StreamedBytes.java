package dev.understudy.datasets.npz;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An array of uint8 that is written as it comes, since it may be larger than memory.
 *
 * @param name the array's, without {@code .npy}
 * @param shape the size of each dimension
 * @param content writes all values, row-major
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StreamedBytes(String name, int[] shape, Content content) {
  /** What writes the values. */
  public interface Content {
    /** Writes exactly as many bytes as the shape has. */
    void writeTo(OutputStream out) throws IOException;
  }

  long bytes() {
    long bytes = 1;
    for (int size : shape) {
      bytes = Math.multiplyExact(bytes, size);
    }
    return bytes;
  }
}
