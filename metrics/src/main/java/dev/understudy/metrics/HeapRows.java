package dev.understudy.metrics;

import java.util.Objects;

/** Rows in an array. */
@SuppressWarnings("ArrayRecordComponent") // a view of an array; identity is meant
record HeapRows(float[] data, int dimensions) implements Rows {
  HeapRows {
    if (dimensions < 1 || data.length % dimensions != 0) {
      throw new IllegalArgumentException(data.length + " values do not fill rows of " + dimensions);
    }
  }

  @Override
  public int count() {
    return data.length / dimensions;
  }

  @Override
  public void read(int from, int rows, float[] into) {
    Objects.checkFromIndexSize(from, rows, count());
    System.arraycopy(data, from * dimensions, into, 0, rows * dimensions);
  }
}
