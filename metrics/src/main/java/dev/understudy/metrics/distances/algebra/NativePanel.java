package dev.understudy.metrics.distances.algebra;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas;

/** Rows outside the heap. */
final class NativePanel implements LinearAlgebra.Panel {
  private final int d;
  private final FloatPointer rows;

  NativePanel(int rows, int d) {
    this.d = d;
    this.rows = new FloatPointer((long) rows * d);
  }

  @Override
  public void fill(float[] values, int count) {
    rows.put(values, 0, count * d);
  }

  @Override
  public void products(
      int from, int n, LinearAlgebra.Panel other, int otherFrom, int m, float[] out) {
    FloatPointer second = ((NativePanel) other).rows;
    try (var products = new FloatPointer((long) n * m)) {
      openblas.cblas_sgemm(
          OpenBlas.ROW_MAJOR,
          OpenBlas.NO_TRANSPOSE,
          OpenBlas.TRANSPOSE,
          n,
          m,
          d,
          1,
          rows.getPointer((long) from * d),
          d,
          second.getPointer((long) otherFrom * d),
          d,
          0,
          products,
          m);
      products.get(out, 0, n * m);
    }
  }

  @Override
  public void close() {
    rows.deallocate();
  }
}
