package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;

/**
 * The kernel matrices (xᵀy/d + 1)³ within and between two subsets of {@code m} pictures, and what
 * follows from their sums. Keeps one matrix {@code [m,m]} for each of xx, yy and xy, reused from
 * subset to subset.
 */
final class CubicKernels {
  private static final Object READING = new Object();

  private final int m;
  private final int dimensions;
  private final double[] first;
  private final double[] second;
  private final float[] row;
  private final double[] xx;
  private final double[] yy;
  private final double[] xy;
  private final double[] sumsXx;
  private final double[] sumsYy;
  private final double[] sumsXy;
  private final double[] sumsYx;

  CubicKernels(int m, int dimensions) {
    this.m = m;
    this.dimensions = dimensions;
    first = new double[m * dimensions];
    second = new double[m * dimensions];
    row = new float[dimensions];
    xx = new double[m * m];
    yy = new double[m * m];
    xy = new double[m * m];
    sumsXx = new double[m];
    sumsYy = new double[m];
    sumsXy = new double[m];
    sumsYx = new double[m];
  }

  void compute(Rows a, int[] x, Rows b, int[] y) {
    gather(a, x, first);
    gather(b, y, second);
    kernel(first, first, xx);
    kernel(second, second, yy);
    kernel(first, second, xy);
    java.util.Arrays.fill(sumsYx, 0);
    for (int i = 0; i < m; i++) {
      // Unbiased: a picture is not compared with itself.
      sumsXx[i] = rowSum(xx, i) - xx[i * m + i];
      sumsYy[i] = rowSum(yy, i) - yy[i * m + i];
      sumsXy[i] = rowSum(xy, i);
      for (int j = 0; j < m; j++) {
        sumsYx[j] += xy[i * m + j];
      }
    }
  }

  /** The unbiased MMD². */
  double squaredDiscrepancy() {
    return (total(sumsXx) + total(sumsYy)) / ((double) m * (m - 1))
        - 2 * total(sumsXy) / ((double) m * m);
  }

  /** Twice the first-order projection for each picture of the first set, up to a constant. */
  double[] influenceOfFirst() {
    return influence(sumsXx, sumsXy);
  }

  /** The same for the second set. */
  double[] influenceOfSecond() {
    return influence(sumsYy, sumsYx);
  }

  /**
   * The variance of the second-order (degenerate) term for whole sets of {@code n1} and {@code n2}
   * pictures, from the doubly centred kernels of this subset.
   */
  double secondOrderVariance(long n1, long n2) {
    double withinFirst = centredSquare(xx, sumsXx, sumsXx, m - 1, true);
    double withinSecond = centredSquare(yy, sumsYy, sumsYy, m - 1, true);
    double between = centredSquare(xy, sumsXy, sumsYx, m, false);
    return 2 * withinFirst / ((double) n1 * (n1 - 1))
        + 2 * withinSecond / ((double) n2 * (n2 - 1))
        + 4 * between / ((double) n1 * n2);
  }

  private double centredSquare(
      double[] kernel, double[] rows, double[] columns, int others, boolean skipDiagonal) {
    double mean = total(rows) / ((double) m * others);
    double squares = 0;
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < m; j++) {
        if (!skipDiagonal || i != j) {
          double centred = kernel[i * m + j] - rows[i] / others - columns[j] / others + mean;
          squares += centred * centred;
        }
      }
    }
    return squares / ((double) m * others);
  }

  private double[] influence(double[] within, double[] across) {
    double[] influence = new double[m];
    for (int i = 0; i < m; i++) {
      influence[i] = 2 * (within[i] / (m - 1) - across[i] / m);
    }
    return influence;
  }

  private void gather(Rows rows, int[] indices, double[] into) {
    // Rows are read by one thread at a time, and two may be views of one file.
    synchronized (READING) {
      for (int i = 0; i < indices.length; i++) {
        rows.read(indices[i], 1, row);
        for (int j = 0; j < dimensions; j++) {
          into[i * dimensions + j] = row[j];
        }
      }
    }
  }

  private void kernel(double[] a, double[] b, double[] out) {
    LinearAlgebra.get().multiplyTransposed(a, m, b, m, dimensions, out);
    for (int i = 0; i < out.length; i++) {
      double base = out[i] / dimensions + 1;
      out[i] = base * base * base;
    }
  }

  private double rowSum(double[] matrix, int i) {
    double sum = 0;
    for (int j = i * m; j < (i + 1) * m; j++) {
      sum += matrix[j];
    }
    return sum;
  }

  private static double total(double[] sums) {
    double total = 0;
    for (double sum : sums) {
      total += sum;
    }
    return total;
  }
}
