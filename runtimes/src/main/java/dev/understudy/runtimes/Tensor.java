package dev.understudy.runtimes;

import java.util.Arrays;

/**
 * A dense tensor on the heap, row-major. Whole numbers are kept as longs, everything else as
 * floats; a session converts to the type its model asks for (checking that it fits).
 */
public sealed interface Tensor {
  /** The dimensions, none negative. */
  long[] shape();

  /** The number of elements. */
  default int size() {
    return Math.toIntExact(Arrays.stream(shape()).reduce(1, Math::multiplyExact));
  }

  /** A tensor of floats; {@code data} is not copied. */
  static Floats of(float[] data, long... shape) {
    return new Floats(data, shape);
  }

  /** A tensor of whole numbers; {@code data} is not copied. */
  static Longs of(long[] data, long... shape) {
    return new Longs(data, shape);
  }

  /** Floats: float32, and float16 or dequantised integers after conversion. */
  @SuppressWarnings("ArrayRecordComponent") // a tensor is a view of an array; identity is meant
  record Floats(float[] data, long[] shape) implements Tensor {
    /** Checks that the shape holds the data. */
    public Floats {
      checkSize(data.length, shape);
    }
  }

  /** Whole numbers: int64, int32 and smaller. */
  @SuppressWarnings("ArrayRecordComponent") // a tensor is a view of an array; identity is meant
  record Longs(long[] data, long[] shape) implements Tensor {
    /** Checks that the shape holds the data. */
    public Longs {
      checkSize(data.length, shape);
    }
  }

  private static void checkSize(int length, long[] shape) {
    if (Arrays.stream(shape).reduce(1, Math::multiplyExact) != length) {
      throw new IllegalArgumentException(
          length + " elements do not fill shape " + Arrays.toString(shape));
    }
  }
}
