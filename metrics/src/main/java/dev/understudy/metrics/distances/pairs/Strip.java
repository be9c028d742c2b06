package dev.understudy.metrics.distances.pairs;

import dev.understudy.common.InputException;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;

/** Some neighbouring rows of a set in memory, with their norms. */
public final class Strip implements AutoCloseable {
  /** Beyond it squared distances would overflow single precision. */
  private static final double LARGEST_SQUARED_NORM = 1e37;

  private final int dimensions;
  private final float[] rows;
  private final double[] squaredNorms;
  private final LinearAlgebra.Panel panel;
  private int first;
  private int count;

  Strip(int capacity, int dimensions) {
    this.dimensions = dimensions;
    this.rows = new float[capacity * dimensions];
    this.squaredNorms = new double[capacity];
    this.panel = LinearAlgebra.get().panel(capacity, dimensions);
  }

  void load(Rows from, int at) {
    first = at;
    count = Math.min(squaredNorms.length, from.count() - at);
    from.read(at, count, rows);
    panel.fill(rows, count);
    for (int i = 0; i < count; i++) {
      squaredNorms[i] = Exact.product(rows, i * dimensions, rows, i * dimensions, dimensions);
      if (!(squaredNorms[i] <= LARGEST_SQUARED_NORM)) {
        throw new InputException(
            "features of picture " + (at + i),
            "they are not finite or too large, the squared norm is " + squaredNorms[i],
            "finite features with a squared norm up to " + LARGEST_SQUARED_NORM,
            "look at the picture and the feature network");
      }
    }
  }

  /** The set's row that is row 0 here. */
  public int first() {
    return first;
  }

  /** How many rows. */
  public int count() {
    return count;
  }

  /** The squared norm of a row. */
  public double squaredNorm(int row) {
    return squaredNorms[row];
  }

  void products(Strip other, float[] out) {
    panel.products(0, count, other.panel, 0, other.count, out);
  }

  double squaredDistance(int row, Strip other, int otherRow) {
    return Exact.squaredDistance(
        rows, row * dimensions, other.rows, otherRow * dimensions, dimensions);
  }

  double product(int row, Strip other, int otherRow) {
    return Exact.product(rows, row * dimensions, other.rows, otherRow * dimensions, dimensions);
  }

  @Override
  public void close() {
    panel.close();
  }
}
