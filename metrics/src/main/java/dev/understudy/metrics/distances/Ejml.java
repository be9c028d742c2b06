package dev.understudy.metrics.distances;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** EJML: pure Java, ten times slower, for platforms without a native library. */
final class Ejml implements LinearAlgebra {
  @Override
  public void addCrossProduct(double[] x, int n, int d, double[] c) {
    var a = DMatrixRMaj.wrap(n, d, x);
    CommonOps_DDRM.multAddTransA(a, a, DMatrixRMaj.wrap(d, d, c));
  }

  @Override
  public void multiplyTransposed(double[] a, int n, double[] b, int m, int d, double[] out) {
    CommonOps_DDRM.multTransB(
        DMatrixRMaj.wrap(n, d, a), DMatrixRMaj.wrap(m, d, b), DMatrixRMaj.wrap(n, m, out));
  }

  @Override
  public double[] factor(double[] s, int d) {
    var cholesky = DecompositionFactory_DDRM.chol(d, true);
    if (cholesky.decompose(DMatrixRMaj.wrap(d, d, s.clone()))) {
      return cholesky.getT(null).data;
    }
    var eigen = decompose(s, d, true);
    double[] values = values(eigen, d);
    Eigenvalues.cut(values);
    double[] f = new double[d * d];
    for (int j = 0; j < d; j++) {
      DMatrixRMaj vector = eigen.getEigenVector(j);
      for (int i = 0; i < d; i++) {
        f[i * d + j] = vector.data[i] * Math.sqrt(values[j]);
      }
    }
    return f;
  }

  @Override
  public double[] eigenvaluesBetween(double[] f, double[] s, int d) {
    var factor = DMatrixRMaj.wrap(d, d, f);
    var sf = new DMatrixRMaj(d, d);
    var m = new DMatrixRMaj(d, d);
    CommonOps_DDRM.mult(DMatrixRMaj.wrap(d, d, s), factor, sf);
    CommonOps_DDRM.multTransA(factor, sf, m);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        m.data[j * d + i] = m.data[i * d + j];
      }
    }
    double[] values = values(decompose(m.data, d, false), d);
    java.util.Arrays.sort(values);
    return values;
  }

  @Override
  public void withThreads(int threads, Runnable task) {
    task.run();
  }

  private static EigenDecomposition_F64<DMatrixRMaj> decompose(double[] s, int d, boolean vectors) {
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, vectors, true);
    if (!eigen.decompose(DMatrixRMaj.wrap(d, d, s.clone()))) {
      throw new ArithmeticException("eigenvalues did not converge");
    }
    return eigen;
  }

  private static double[] values(EigenDecomposition_F64<DMatrixRMaj> eigen, int d) {
    double[] values = new double[d];
    for (int i = 0; i < d; i++) {
      values[i] = eigen.getEigenvalue(i).real;
    }
    return values;
  }
}
