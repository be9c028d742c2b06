package dev.understudy.metrics.distances;

/** The few matrix operations that distances need; all matrices row-major. */
interface LinearAlgebra {
  /** The native library where this platform has one, else EJML. */
  static LinearAlgebra get() {
    return Chosen.INSTANCE;
  }

  /** {@code c[d,d] += xᵀx}, lower triangle only, of {@code x[n,d]}. */
  void addCrossProduct(double[] x, int n, int d, double[] c);

  /** {@code out[n,m] = a bᵀ} of {@code a[n,d]} and {@code b[m,d]}. */
  void multiplyTransposed(double[] a, int n, double[] b, int m, int d, double[] out);

  /**
   * A factor F {@code [d,d]} with {@code F Fᵀ = s}: Cholesky's where {@code s} is positive
   * definite, else from its eigenvectors, negative eigenvalues as zero.
   *
   * @param s symmetric {@code [d,d]}
   */
  double[] factor(double[] s, int d);

  /** The eigenvalues of {@code fᵀ s f}, ascending, of symmetric {@code s[d,d]}. */
  double[] eigenvaluesBetween(double[] f, double[] s, int d);

  /** Runs {@code task} with as many threads inside each operation as given, then as before. */
  void withThreads(int threads, Runnable task);

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
