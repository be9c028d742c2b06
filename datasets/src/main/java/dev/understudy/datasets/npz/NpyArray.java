package dev.understudy.datasets.npz;

import dev.understudy.common.InputException;

/**
 * An array of numbers with its shape, row-major (C order). Whole numbers are held as longs, floats
 * in their own precision. Arrays are not copied.
 */
public final class NpyArray {
  private final String where;
  private final int[] shape;
  private final Object values;

  /** {@code values} is a double[], float[] or long[]. */
  NpyArray(String where, int[] shape, Object values, int length) {
    long product = 1;
    for (int size : shape) {
      product = Math.multiplyExact(product, size);
    }
    if (product != length) {
      throw new IllegalArgumentException(
          length + " values do not fill the shape " + java.util.Arrays.toString(shape));
    }
    this.where = where;
    this.shape = shape.clone();
    this.values = values;
  }

  /** A float64 array; no shape means a scalar. */
  public static NpyArray of(double[] values, int... shape) {
    return new NpyArray("array", shape, values, values.length);
  }

  /** A float32 array; no shape means a scalar. */
  public static NpyArray of(float[] values, int... shape) {
    return new NpyArray("array", shape, values, values.length);
  }

  /** An int64 array; no shape means a scalar. */
  public static NpyArray of(long[] values, int... shape) {
    return new NpyArray("array", shape, values, values.length);
  }

  /** The size of each dimension; empty for a scalar. */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The values as doubles: floats widened, whole numbers converted.
   *
   * @throws InputException if a whole number has no exact double
   */
  public double[] doubles() {
    if (values instanceof double[] doubles) {
      return doubles;
    }
    if (values instanceof float[] floats) {
      double[] widened = new double[floats.length];
      for (int i = 0; i < floats.length; i++) {
        widened[i] = floats[i];
      }
      return widened;
    }
    long[] longs = longs();
    double[] converted = new double[longs.length];
    for (int i = 0; i < longs.length; i++) {
      converted[i] = longs[i];
      if ((long) converted[i] != longs[i] || longs[i] == Long.MAX_VALUE) {
        throw wrong("holds " + longs[i] + ", which has no exact double", "smaller numbers");
      }
    }
    return converted;
  }

  /**
   * The values of a float32 array.
   *
   * @throws InputException if it is of another type
   */
  public float[] floats() {
    if (values instanceof float[] floats) {
      return floats;
    }
    throw wrong("holds " + typeName() + " values", "float32 values");
  }

  /**
   * The values of an array of whole numbers.
   *
   * @throws InputException if it holds floats
   */
  public long[] longs() {
    if (values instanceof long[] longs) {
      return longs;
    }
    throw wrong("holds " + typeName() + " values", "whole numbers");
  }

  /** Held as float64, float32 or int64. */
  String typeName() {
    return values instanceof double[] ? "float64" : values instanceof float[] ? "float32" : "int64";
  }

  private InputException wrong(String problem, String expected) {
    return new InputException(where, problem, expected, "save the array with the expected type");
  }
}
