package dev.understudy.metrics.distances.algebra;

import java.util.stream.IntStream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/**
 * {@code xᵀx} outside the heap, by tiles side by side. An array would be copied there and back at
 * every call, 32 MiB each way at 2048 dimensions. Freed when it is no longer reachable.
 */
final class NativeCrossProduct implements LinearAlgebra.CrossProduct {
  private static final int TILE = 256;

  private final int d;
  private final DoublePointer c;
  private DoublePointer x = new DoublePointer();

  NativeCrossProduct(int d) {
    this.d = d;
    this.c = new DoublePointer((long) d * d);
    c.fill(0);
  }

  @Override
  public void add(double[] values, int n) {
    long wanted = (long) n * d;
    if (x.isNull() || x.capacity() < wanted) {
      x.deallocate();
      x = new DoublePointer(wanted);
    }
    x.position(0).put(values, 0, n * d);
    int tiles = (d + TILE - 1) / TILE;
    if (tiles == 1) {
      syrk(0, d, n);
      return;
    }
    IntStream.range(0, tiles * (tiles + 1) / 2).parallel().forEach(t -> tile(t, n));
  }

  private void tile(int index, int n) {
    int row = 0;
    int column = index;
    while (column > row) {
      column -= ++row;
    }
    int i = row * TILE;
    int j = column * TILE;
    int height = Math.min(TILE, d - i);
    if (i == j) {
      syrk(i, height, n);
      return;
    }
    openblas.cblas_dgemm(
        OpenBlas.ROW_MAJOR,
        OpenBlas.TRANSPOSE,
        OpenBlas.NO_TRANSPOSE,
        height,
        Math.min(TILE, d - j),
        n,
        1,
        x.getPointer(i),
        d,
        x.getPointer(j),
        d,
        1,
        c.getPointer((long) i * d + j),
        d);
  }

  private void syrk(int i, int size, int n) {
    openblas.cblas_dsyrk(
        OpenBlas.ROW_MAJOR,
        OpenBlas.LOWER,
        OpenBlas.TRANSPOSE,
        size,
        n,
        1,
        x.getPointer(i),
        d,
        1,
        c.getPointer((long) i * d + i),
        d);
  }

  @Override
  public double[] lower() {
    double[] lower = new double[d * d];
    c.position(0).get(lower, 0, lower.length);
    return lower;
  }
}
