package dev.understudy.metrics.distances;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/** bytedeco's OpenBLAS. */
final class OpenBlas implements LinearAlgebra {
  private static final int ROW_MAJOR = 101;
  private static final int NO_TRANSPOSE = 111;
  private static final int TRANSPOSE = 112;
  private static final int LOWER = 122;
  private static final int NON_UNIT = 131;
  private static final int LEFT = 141;
  private static final int RIGHT = 142;

  private int threads = Runtime.getRuntime().availableProcessors();

  OpenBlas() {
    Loader.load(openblas.class);
    // Its own default counts the host's cores, not those this process may use.
    openblas.blas_set_num_threads(threads);
  }

  @Override
  public void addCrossProduct(double[] x, int n, int d, double[] c) {
    openblas.cblas_dsyrk(ROW_MAJOR, LOWER, TRANSPOSE, d, n, 1, x, d, 1, c, d);
  }

  @Override
  public void multiplyTransposed(double[] a, int n, double[] b, int m, int d, double[] out) {
    openblas.cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, TRANSPOSE, n, m, d, 1, a, d, b, d, 0, out, m);
  }

  @Override
  public double[] factor(double[] s, int d) {
    double[] f = s.clone();
    if (openblas.LAPACKE_dpotrf(ROW_MAJOR, (byte) 'L', d, f, d) == 0) {
      for (int i = 0; i < d; i++) {
        java.util.Arrays.fill(f, i * d + i + 1, (i + 1) * d, 0);
      }
      return f;
    }
    f = s.clone();
    double[] values = new double[d];
    check(openblas.LAPACKE_dsyevd(ROW_MAJOR, (byte) 'V', (byte) 'L', d, f, d, values));
    Eigenvalues.cut(values);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        f[i * d + j] *= Math.sqrt(values[j]);
      }
    }
    return f;
  }

  @Override
  public double[] eigenvaluesBetween(double[] f, double[] s, int d) {
    double[] m = s.clone();
    if (isLower(f, d)) {
      openblas.cblas_dtrmm(ROW_MAJOR, RIGHT, LOWER, NO_TRANSPOSE, NON_UNIT, d, d, 1, f, d, m, d);
      openblas.cblas_dtrmm(ROW_MAJOR, LEFT, LOWER, TRANSPOSE, NON_UNIT, d, d, 1, f, d, m, d);
    } else {
      double[] sf = new double[d * d];
      openblas.cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, d, d, d, 1, s, d, f, d, 0, sf, d);
      openblas.cblas_dgemm(ROW_MAJOR, TRANSPOSE, NO_TRANSPOSE, d, d, d, 1, f, d, sf, d, 0, m, d);
    }
    double[] values = new double[d];
    check(openblas.LAPACKE_dsyevd(ROW_MAJOR, (byte) 'N', (byte) 'L', d, m, d, values));
    return values;
  }

  @Override
  public synchronized void withThreads(int wanted, Runnable task) {
    int before = threads;
    try {
      threads = wanted;
      openblas.blas_set_num_threads(wanted);
      task.run();
    } finally {
      threads = before;
      openblas.blas_set_num_threads(before);
    }
  }

  private static boolean isLower(double[] f, int d) {
    for (int i = 0; i < d; i++) {
      for (int j = i + 1; j < d; j++) {
        if (f[i * d + j] != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void check(int info) {
    if (info != 0) {
      throw new ArithmeticException("eigenvalues did not converge (dsyevd info " + info + ")");
    }
  }
}
