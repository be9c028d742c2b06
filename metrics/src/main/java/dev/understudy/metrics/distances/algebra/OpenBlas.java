package dev.understudy.metrics.distances.algebra;

import java.util.Arrays;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * bytedeco's OpenBLAS, one thread per call: its own threads wait by spinning, which on shared cores
 * was seen to make an eigendecomposition ten times slower, and they change the last bits.
 */
final class OpenBlas implements LinearAlgebra {
  static final int ROW_MAJOR = 101;
  static final int NO_TRANSPOSE = 111;
  static final int TRANSPOSE = 112;
  static final int LOWER = 122;
  private static final int COLUMN_MAJOR = 102;
  private static final int NON_UNIT = 131;
  private static final int LEFT = 141;
  private static final int RIGHT = 142;

  OpenBlas() {
    Loader.load(openblas.class);
    openblas.blas_set_num_threads(1);
  }

  @Override
  public CrossProduct crossProduct(int d) {
    return new NativeCrossProduct(d);
  }

  @Override
  public RightFactor rightFactor(double[] b, int k, int m) {
    return new NativeRightFactor(b, k, m);
  }

  @Override
  public Panel panel(int rows, int d) {
    return new NativePanel(rows, d);
  }

  @Override
  public void multiplyTransposed(double[] a, int n, double[] b, int m, int d, double[] out) {
    openblas.cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, TRANSPOSE, n, m, d, 1, a, d, b, d, 0, out, m);
  }

  @Override
  public Factor factor(double[] s, int d) {
    double[] f = s.clone();
    if (openblas.LAPACKE_dpotrf(ROW_MAJOR, (byte) 'L', d, f, d) == 0) {
      for (int i = 0; i < d; i++) {
        Arrays.fill(f, i * d + i + 1, (i + 1) * d, 0);
      }
      return new Factor(f, true);
    }
    Eigen eigen = eigen(s, d);
    double[] values = eigen.cutValues();
    f = eigen.vectors();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        f[i * d + j] *= Math.sqrt(values[j]);
      }
    }
    return new Factor(f, false);
  }

  @Override
  public double[] eigenvaluesBetween(Factor f, double[] s, int d) {
    double[] values = new double[d];
    // A symmetric matrix is its own transpose: column-major spares LAPACKE two transpositions.
    check(
        openblas.LAPACKE_dsyevd(
            COLUMN_MAJOR, (byte) 'N', (byte) 'L', d, between(f, s, d), d, values));
    return values;
  }

  @Override
  public Eigen eigenBetween(Factor f, double[] s, int d) {
    return eigen(between(f, s, d), d);
  }

  @Override
  public Eigen eigen(double[] s, int d) {
    double[] vectors = s.clone();
    double[] values = new double[d];
    check(openblas.LAPACKE_dsyevd(ROW_MAJOR, (byte) 'V', (byte) 'L', d, vectors, d, values));
    return new Eigen(values, vectors);
  }

  /** {@code fᵀ s f}, whole. */
  private static double[] between(Factor factor, double[] s, int d) {
    double[] f = factor.values();
    double[] m = s.clone();
    if (factor.lower()) {
      openblas.cblas_dtrmm(ROW_MAJOR, RIGHT, LOWER, NO_TRANSPOSE, NON_UNIT, d, d, 1, f, d, m, d);
      openblas.cblas_dtrmm(ROW_MAJOR, LEFT, LOWER, TRANSPOSE, NON_UNIT, d, d, 1, f, d, m, d);
    } else {
      double[] sf = new double[d * d];
      openblas.cblas_dgemm(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, d, d, d, 1, s, d, f, d, 0, sf, d);
      openblas.cblas_dgemm(ROW_MAJOR, TRANSPOSE, NO_TRANSPOSE, d, d, d, 1, f, d, sf, d, 0, m, d);
    }
    return m;
  }

  private static void check(int info) {
    if (info != 0) {
      throw new ArithmeticException("eigenvalues did not converge (dsyevd info " + info + ")");
    }
  }
}
