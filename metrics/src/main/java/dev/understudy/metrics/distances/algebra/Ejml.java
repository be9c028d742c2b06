package dev.understudy.metrics.distances.algebra;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** EJML: pure Java, ten times slower, for platforms without a native library. */
final class Ejml implements LinearAlgebra {
  @Override
  public CrossProduct crossProduct(int d) {
    var sum = new DMatrixRMaj(d, d);
    return new CrossProduct() {
      @Override
      public void add(double[] x, int n) {
        var a = DMatrixRMaj.wrap(n, d, x);
        CommonOps_DDRM.multAddTransA(a, a, sum);
      }

      @Override
      public double[] lower() {
        return sum.data.clone();
      }
    };
  }

  @Override
  public RightFactor rightFactor(double[] b, int k, int m) {
    var right = DMatrixRMaj.wrap(k, m, b.clone());
    return new RightFactor() {
      @Override
      public void multiply(double[] a, int n, double[] out) {
        CommonOps_DDRM.mult(DMatrixRMaj.wrap(n, k, a), right, DMatrixRMaj.wrap(n, m, out));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Panel panel(int rows, int d) {
    return new EjmlPanel(rows, d);
  }

  @Override
  public void multiplyTransposed(double[] a, int n, double[] b, int m, int d, double[] out) {
    CommonOps_DDRM.multTransB(
        DMatrixRMaj.wrap(n, d, a), DMatrixRMaj.wrap(m, d, b), DMatrixRMaj.wrap(n, m, out));
  }

  @Override
  public Factor factor(double[] s, int d) {
    var cholesky = DecompositionFactory_DDRM.chol(d, true);
    if (cholesky.decompose(DMatrixRMaj.wrap(d, d, s.clone()))) {
      return new Factor(cholesky.getT(null).data, true);
    }
    Eigen eigen = eigen(s, d);
    double[] values = eigen.cutValues();
    double[] f = eigen.vectors();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        f[i * d + j] *= Math.sqrt(values[j]);
      }
    }
    return new Factor(f, false);
  }

  @Override
  public double[] eigenvaluesBetween(Factor f, double[] s, int d) {
    double[] values = values(decompose(between(f, s, d), d, false), d);
    java.util.Arrays.sort(values);
    return values;
  }

  @Override
  public Eigen eigenBetween(Factor f, double[] s, int d) {
    return eigen(between(f, s, d), d);
  }

  @Override
  public Eigen eigen(double[] s, int d) {
    double[] symmetric = s.clone();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        symmetric[j * d + i] = symmetric[i * d + j];
      }
    }
    var eigen = decompose(symmetric, d, true);
    double[] unsorted = values(eigen, d);
    int[] order =
        java.util.stream.IntStream.range(0, d)
            .boxed()
            .sorted(java.util.Comparator.comparingDouble(j -> unsorted[j]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[d];
    double[] vectors = new double[d * d];
    for (int j = 0; j < d; j++) {
      values[j] = unsorted[order[j]];
      DMatrixRMaj vector = eigen.getEigenVector(order[j]);
      for (int i = 0; i < d; i++) {
        vectors[i * d + j] = vector.data[i];
      }
    }
    return new Eigen(values, vectors);
  }

  private static double[] between(Factor f, double[] s, int d) {
    var factor = DMatrixRMaj.wrap(d, d, f.values());
    var sf = new DMatrixRMaj(d, d);
    var m = new DMatrixRMaj(d, d);
    CommonOps_DDRM.mult(DMatrixRMaj.wrap(d, d, s), factor, sf);
    CommonOps_DDRM.multTransA(factor, sf, m);
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < i; j++) {
        m.data[j * d + i] = m.data[i * d + j];
      }
    }
    return m.data;
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
