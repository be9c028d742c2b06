package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;

/**
 * Moments of rows that come one by one. Products are summed about the first block's mean, which is
 * near enough to the mean of all that a large common offset costs no digits. Rows are gathered to
 * blocks of a fixed size, so it does not matter how they came in batches.
 */
final class RunningMoments {
  private static final int BLOCK_VALUES = 1 << 20;

  private final int dimensions;
  private final double[] block;
  private final double[] shift;
  private final double[] sums;
  private final LinearAlgebra.CrossProduct products;
  private long count;
  private int blockRows;

  RunningMoments(int dimensions) {
    this.dimensions = dimensions;
    this.block = new double[Math.min(4096, Math.max(256, BLOCK_VALUES / dimensions)) * dimensions];
    this.shift = new double[dimensions];
    this.sums = new double[dimensions];
    this.products = LinearAlgebra.get().crossProduct(dimensions);
  }

  long count() {
    return count + blockRows;
  }

  /**
   * Takes the row that starts at {@code at}.
   *
   * @param picture its number, for the message
   */
  void add(float[] rows, int at, long picture) {
    for (int i = 0; i < dimensions; i++) {
      float value = rows[at + i];
      if (!Float.isFinite(value)) {
        throw new InputException(
            "features of picture " + picture,
            "value " + i + " is " + value,
            "finite features",
            "look at the picture and the feature network");
      }
      block[blockRows * dimensions + i] = value;
    }
    if (++blockRows * dimensions == block.length) {
      flush();
    }
  }

  private void flush() {
    if (blockRows == 0) {
      return;
    }
    if (count == 0) {
      for (int i = 0; i < blockRows * dimensions; i++) {
        shift[i % dimensions] += block[i] / blockRows;
      }
    }
    for (int row = 0; row < blockRows; row++) {
      for (int i = 0; i < dimensions; i++) {
        double value = block[row * dimensions + i] - shift[i];
        block[row * dimensions + i] = value;
        sums[i] += value;
      }
    }
    products.add(block, blockRows);
    count += blockRows;
    blockRows = 0;
  }

  /** The moments so far. */
  Moments moments() {
    flush();
    double[] mean = new double[dimensions];
    double[] cross = products.lower();
    if (count == 0) {
      return new Moments(0, mean, cross);
    }
    for (int i = 0; i < dimensions; i++) {
      mean[i] = shift[i] + sums[i] / count;
      for (int j = 0; j <= i; j++) {
        cross[i * dimensions + j] -= sums[i] * sums[j] / count;
      }
    }
    return new Moments(count, mean, cross);
  }
}
