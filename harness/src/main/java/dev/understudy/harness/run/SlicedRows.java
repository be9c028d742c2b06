package dev.understudy.harness.run;

import dev.understudy.metrics.Rows;
import java.util.Objects;

/** Consecutive rows of others: a half of the real pictures, for a floor. */
record SlicedRows(Rows all, int from, int count) implements Rows {
  SlicedRows {
    Objects.checkFromIndexSize(from, count, all.count());
  }

  static Rows firstHalf(Rows all) {
    return new SlicedRows(all, 0, all.count() / 2);
  }

  static Rows secondHalf(Rows all) {
    int half = all.count() / 2;
    return new SlicedRows(all, half, all.count() - half);
  }

  @Override
  public int dimensions() {
    return all.dimensions();
  }

  @Override
  public void read(int first, int rows, float[] into) {
    Objects.checkFromIndexSize(first, rows, count);
    all.read(from + first, rows, into);
  }
}
