package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;

/** Reads rows in their order, some megabytes at a time. */
final class RowBlocks {
  private static final int BLOCK_VALUES = 1 << 20;

  private RowBlocks() {}

  /** Takes one row. */
  interface RowVisitor {
    /** Row number {@code row}, whose values start at {@code at}. */
    void visit(int row, float[] values, int at);
  }

  /** Takes some rows. */
  interface BlockVisitor {
    /** Rows {@code from … from + rows - 1}, at the start of {@code values}. */
    void visit(int from, int rows, float[] values);
  }

  static void forEach(Rows rows, RowVisitor visitor) {
    int d = rows.dimensions();
    forEachBlock(
        rows,
        Math.max(64, BLOCK_VALUES / d),
        (first, count, values) -> {
          for (int i = 0; i < count; i++) {
            visitor.visit(first + i, values, i * d);
          }
        });
  }

  static void forEachBlock(Rows rows, int step, BlockVisitor visitor) {
    float[] values = new float[Math.min(step, Math.max(1, rows.count())) * rows.dimensions()];
    for (int at = 0; at < rows.count(); at += step) {
      int count = Math.min(step, rows.count() - at);
      rows.read(at, count, values);
      visitor.visit(at, count, values);
    }
  }
}
