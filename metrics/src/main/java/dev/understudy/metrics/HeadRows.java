package dev.understudy.metrics;

import java.util.Objects;

/** The first rows of others. */
record HeadRows(Rows all, int count) implements Rows {
  HeadRows {
    Objects.checkFromIndexSize(0, count, all.count());
  }

  @Override
  public int dimensions() {
    return all.dimensions();
  }

  @Override
  public void read(int from, int rows, float[] into) {
    Objects.checkFromIndexSize(from, rows, count);
    all.read(from, rows, into);
  }
}
