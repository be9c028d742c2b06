package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;

/**
 * Squared Euclidean distances between two sets of rows, in blocks, so that no matrix over all
 * pictures is ever kept. At most a few tens of MB whatever the sizes.
 */
final class DistanceBlocks {
  private static final int BLOCK_ROWS = 1024;
  private static final int BLOCK_VALUES = 1 << 20;

  /** Relative to the squared norms: below it a distance is rounding of zero. */
  private static final double ROUNDING = 1e-13;

  private DistanceBlocks() {}

  /** Takes a run of distances. */
  interface Visitor {
    /**
     * The squared distances of row {@code i} of the first set and rows {@code from … from + count −
     * 1} of the second, in {@code squared} from {@code at} on. Runs come in the order of {@code
     * from} for each {@code i}.
     */
    void visit(int i, int from, int count, double[] squared, int at);
  }

  static void visit(Rows a, Rows b, Visitor visitor) {
    int d = a.dimensions();
    if (b.dimensions() != d) {
      throw new IllegalArgumentException(d + " features against " + b.dimensions());
    }
    int step = Math.max(32, Math.min(BLOCK_ROWS, BLOCK_VALUES / d));
    var first = new Block(step, d);
    var second = new Block(step, d);
    double[] products = new double[step * step];
    for (int i0 = 0; i0 < a.count(); i0 += step) {
      first.load(a, i0);
      for (int j0 = 0; j0 < b.count(); j0 += step) {
        second.load(b, j0);
        LinearAlgebra.get()
            .multiplyTransposed(first.values, first.rows, second.values, second.rows, d, products);
        for (int i = 0; i < first.rows; i++) {
          int at = i * second.rows;
          for (int j = 0; j < second.rows; j++) {
            double norms = first.norms[i] + second.norms[j];
            double squared = norms - 2 * products[at + j];
            products[at + j] = squared > ROUNDING * norms ? squared : 0;
          }
          visitor.visit(i0 + i, j0, second.rows, products, at);
        }
      }
    }
  }

  private static final class Block {
    private final float[] read;
    private final double[] values;
    private final double[] norms;
    private final int dimensions;
    private int rows;

    Block(int step, int dimensions) {
      this.dimensions = dimensions;
      read = new float[step * dimensions];
      values = new double[step * dimensions];
      norms = new double[step];
    }

    void load(Rows from, int at) {
      rows = Math.min(norms.length, from.count() - at);
      from.read(at, rows, read);
      for (int i = 0; i < rows; i++) {
        double norm = 0;
        for (int k = i * dimensions; k < (i + 1) * dimensions; k++) {
          values[k] = read[k];
          norm += values[k] * values[k];
        }
        norms[i] = norm;
      }
    }
  }
}
