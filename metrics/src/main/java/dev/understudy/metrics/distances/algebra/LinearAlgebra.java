package dev.understudy.metrics.distances.algebra;

/** The matrix operations; all matrices row-major. Safe to use from several threads. */
public interface LinearAlgebra {
  /** The native library where this platform has one, else EJML. */
  static LinearAlgebra get() {
    return Chosen.INSTANCE;
  }

  /** The portable one, whatever the platform: the tests' oracle. */
  static LinearAlgebra portable() {
    return new Ejml();
  }

  /** An empty cross product of {@code d} columns. */
  CrossProduct crossProduct(int d);

  /**
   * A right-hand matrix made ready for many products.
   *
   * @param b {@code [k,m]}
   */
  RightFactor rightFactor(double[] b, int k, int m);

  /** Room for {@code rows} rows of {@code d} floats. */
  Panel panel(int rows, int d);

  /** {@code out[n,m] = a bᵀ} of {@code a[n,d]} and {@code b[m,d]}. */
  void multiplyTransposed(double[] a, int n, double[] b, int m, int d, double[] out);

  /**
   * A factor F {@code [d,d]} with {@code F Fᵀ = s}: Cholesky's where {@code s} is positive
   * definite, else from its eigenvectors, negative eigenvalues as zero.
   *
   * @param s symmetric {@code [d,d]}
   */
  Factor factor(double[] s, int d);

  /** The eigenvalues of {@code fᵀ s f}, ascending, of symmetric {@code s[d,d]}. */
  double[] eigenvaluesBetween(Factor f, double[] s, int d);

  /** Eigenvalues and eigenvectors of {@code fᵀ s f}. */
  Eigen eigenBetween(Factor f, double[] s, int d);

  /** Eigenvalues and eigenvectors of symmetric {@code s[d,d]}, of which the lower half is read. */
  Eigen eigen(double[] s, int d);

  /**
   * A factor of a covariance.
   *
   * @param values {@code [d,d]}
   * @param lower whether it is lower triangular
   */
  @SuppressWarnings("ArrayRecordComponent") // large, never compared
  record Factor(double[] values, boolean lower) {}

  /**
   * An eigendecomposition.
   *
   * @param values ascending
   * @param vectors {@code [d,d]}, one in each column
   */
  @SuppressWarnings("ArrayRecordComponent") // large, never compared
  record Eigen(double[] values, double[] vectors) {
    /** {@link Eigenvalues#cut} of the values. */
    public double[] cutValues() {
      double[] cut = values.clone();
      Eigenvalues.cut(cut);
      return cut;
    }
  }

  /** A growing {@code xᵀx}. Not thread-safe. */
  interface CrossProduct {
    /** Adds {@code xᵀx} of {@code x[n,d]}. */
    void add(double[] x, int n);

    /** The sum so far, {@code [d,d]}; only the lower triangle is filled. */
    double[] lower();
  }

  /** A prepared right-hand matrix; thread-safe. */
  interface RightFactor extends AutoCloseable {
    /** {@code out[n,m] = a b} of {@code a[n,k]}. */
    void multiply(double[] a, int n, double[] out);

    @Override
    void close();
  }

  /** Rows of floats where products are quick; written by one thread, read by many. */
  interface Panel extends AutoCloseable {
    /** Fills the first rows. */
    void fill(float[] values, int rows);

    /**
     * {@code out[n,m]}: the inner products of {@code n} rows from {@code from} with {@code m} rows
     * of another panel of the same algebra, in single precision.
     */
    void products(int from, int n, Panel other, int otherFrom, int m, float[] out);

    @Override
    void close();
  }

  /** Chosen once: a second native BLAS in one JVM crashes. */
  final class Chosen {
    private static final LinearAlgebra INSTANCE = choose();

    private Chosen() {}

    private static LinearAlgebra choose() {
      try {
        return new OpenBlas();
      } catch (LinkageError e) {
        // bytedeco has no OpenBLAS for this platform, or its jar is not on the class path.
        return new Ejml();
      }
    }
  }
}
