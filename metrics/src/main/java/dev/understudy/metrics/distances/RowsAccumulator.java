package dev.understudy.metrics.distances;

import dev.understudy.metrics.Accumulator;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.Rows;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * Gathers rows on disk for the measures that need every picture (kernels, neighbours, splits).
 * Batches say where they belong, so neither the order of batches nor that of merging matters: seeds
 * draw the same pictures every time.
 */
public final class RowsAccumulator
    implements Accumulator<RowsAccumulator.Batch, Rows, RowsAccumulator>, AutoCloseable {
  private static final int COPIED_ROWS = 256;

  private final RowFile file;
  private final BitSet taken = new BitSet();

  /**
   * A batch.
   *
   * @param first the number of its first picture
   * @param values {@code [k,d]} row-major
   */
  @SuppressWarnings("ArrayRecordComponent") // a view
  public record Batch(int first, float[] values) {}

  /**
   * Gathers to a new file.
   *
   * @param pictures how many rows there will be
   * @throws dev.understudy.common.InputException if the disk has no room for them
   */
  public RowsAccumulator(Path path, int pictures, int dimensions) {
    this.file = RowFile.create(path, pictures, dimensions);
  }

  @Override
  public void add(Batch batch) {
    file.write(batch.first(), batch.values());
    taken.set(batch.first(), batch.first() + batch.values().length / file.dimensions());
  }

  @Override
  public void merge(RowsAccumulator other) {
    int from = other.taken.nextSetBit(0);
    while (from >= 0) {
      int end = Math.min(other.taken.nextClearBit(from), from + COPIED_ROWS);
      float[] rows = new float[(end - from) * file.dimensions()];
      other.file.read(from, end - from, rows);
      add(new Batch(from, rows));
      from = other.taken.nextSetBit(end);
    }
  }

  /**
   * The rows, a view of the file, good until this is closed.
   *
   * @throws IllegalStateException if a row is missing
   */
  @Override
  public Rows finish() {
    int missing = taken.nextClearBit(0);
    if (missing < file.count()) {
      throw new IllegalStateException("row " + missing + " of " + file.count() + " is missing");
    }
    return file;
  }

  /** Closes the file, which stays on disk. */
  @Override
  public void close() {
    file.close();
  }
}
