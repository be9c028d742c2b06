package dev.understudy.metrics.distances.algebra;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** A matrix outside the heap, so that it is not copied at every product. */
final class NativeRightFactor implements LinearAlgebra.RightFactor {
  private final int k;
  private final int m;
  private final DoublePointer b;

  NativeRightFactor(double[] b, int k, int m) {
    this.k = k;
    this.m = m;
    this.b = new DoublePointer(b);
  }

  @Override
  public void multiply(double[] a, int n, double[] out) {
    try (var left = new DoublePointer((long) n * k);
        var product = new DoublePointer((long) n * m)) {
      left.put(a, 0, n * k);
      openblas.cblas_dgemm(
          OpenBlas.ROW_MAJOR,
          OpenBlas.NO_TRANSPOSE,
          OpenBlas.NO_TRANSPOSE,
          n,
          m,
          k,
          1,
          left,
          k,
          b,
          m,
          0,
          product,
          m);
      product.get(out, 0, n * m);
    }
  }

  @Override
  public void close() {
    b.deallocate();
  }
}
