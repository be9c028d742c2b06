package dev.understudy.metrics;

import java.util.Objects;

/**
 * Rows of floats, one per picture, that need not be in memory: features {@code [N,d]}, logits, or
 * one score per picture {@code [N,1]}. Implementations may be read from one thread at a time.
 */
public interface Rows {
  /** How many rows, N. */
  int count();

  /** Values in a row, d. */
  int dimensions();

  /**
   * Copies rows {@code from … from + rows - 1} to the start of {@code into}, row-major.
   *
   * @param into at least {@code rows * dimensions()} long
   * @throws IndexOutOfBoundsException if there are no such rows, or {@code into} is too short
   */
  void read(int from, int rows, float[] into);

  /** Column {@code index} of every row, on the heap as doubles. */
  default double[] column(int index) {
    int d = dimensions();
    Objects.checkIndex(index, d);
    double[] column = new double[count()];
    int block = Math.max(1, 65_536 / d);
    float[] buffer = new float[block * d];
    for (int from = 0; from < column.length; from += block) {
      int rows = Math.min(block, column.length - from);
      read(from, rows, buffer);
      for (int i = 0; i < rows; i++) {
        column[from + i] = buffer[i * d + index];
      }
    }
    return column;
  }

  /**
   * Rows on the heap; {@code data} is not copied.
   *
   * @param data {@code [N, dimensions]} row-major
   */
  static Rows of(float[] data, int dimensions) {
    return new HeapRows(data, dimensions);
  }

  /** A view of the first {@code k} of {@code rows}. */
  static Rows head(Rows rows, int k) {
    return new HeadRows(rows, k);
  }
}
