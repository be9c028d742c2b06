package dev.understudy.metrics.distances.algebra;

import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Rows on the heap. */
final class EjmlPanel implements LinearAlgebra.Panel {
  private final int d;
  private final float[] rows;

  EjmlPanel(int rows, int d) {
    this.d = d;
    this.rows = new float[rows * d];
  }

  @Override
  public void fill(float[] values, int count) {
    System.arraycopy(values, 0, rows, 0, count * d);
  }

  @Override
  public void products(
      int from, int n, LinearAlgebra.Panel other, int otherFrom, int m, float[] out) {
    var product = new FMatrixRMaj(n, m);
    CommonOps_FDRM.multTransB(part(from, n), ((EjmlPanel) other).part(otherFrom, m), product);
    System.arraycopy(product.data, 0, out, 0, n * m);
  }

  private FMatrixRMaj part(int from, int n) {
    return FMatrixRMaj.wrap(n, d, Arrays.copyOfRange(rows, from * d, (from + n) * d));
  }

  @Override
  public void close() {}
}
