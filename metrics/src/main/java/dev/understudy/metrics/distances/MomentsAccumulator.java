package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Accumulator;
import dev.understudy.metrics.Rows;

/**
 * Mean and covariance (ddof 1) of feature rows, in double precision. Rows are gathered to blocks of
 * a fixed size, each centred on its own mean, and blocks are merged by Chan, Golub and LeVeque's
 * formula: a large common offset costs no digits, and the batch size does not matter.
 */
public final class MomentsAccumulator
    implements Accumulator<float[], FeatureStatistics, MomentsAccumulator> {
  private static final int BLOCK_VALUES = 1 << 20;

  private final int dimensions;
  private final double[] block;
  private final Moments moments;
  private int blockRows;

  /** For rows of {@code dimensions} features. */
  public MomentsAccumulator(int dimensions) {
    this.dimensions = dimensions;
    this.block = new double[Math.min(4096, Math.max(256, BLOCK_VALUES / dimensions)) * dimensions];
    this.moments = new Moments(dimensions);
  }

  /** The statistics of all rows. */
  public static FeatureStatistics of(Rows rows) {
    var accumulator = new MomentsAccumulator(rows.dimensions());
    int step = 256;
    for (int from = 0; from < rows.count(); from += step) {
      int n = Math.min(step, rows.count() - from);
      float[] batch = new float[n * rows.dimensions()];
      rows.read(from, n, batch);
      accumulator.add(batch);
    }
    return accumulator.finish();
  }

  /**
   * Takes rows.
   *
   * @param batch {@code [k, d]} row-major
   * @throws InputException if a value is not finite
   */
  @Override
  public void add(float[] batch) {
    if (batch.length % dimensions != 0) {
      throw new IllegalArgumentException(batch.length + " values, rows of " + dimensions);
    }
    int capacity = block.length / dimensions;
    for (int row = 0; row < batch.length / dimensions; row++) {
      for (int i = 0; i < dimensions; i++) {
        float value = batch[row * dimensions + i];
        if (!Float.isFinite(value)) {
          throw new InputException(
              "features of picture " + (moments.count() + blockRows),
              "value " + i + " is " + value,
              "finite features",
              "look at the picture and the feature network");
        }
        block[blockRows * dimensions + i] = value;
      }
      if (++blockRows == capacity) {
        flush();
      }
    }
  }

  @Override
  public void merge(MomentsAccumulator other) {
    flush();
    moments.merge(other.moments);
    if (other.blockRows > 0) {
      moments.merge(Moments.of(other.block.clone(), other.blockRows, dimensions));
    }
  }

  /**
   * The statistics so far.
   *
   * @throws IllegalStateException if there are fewer than two rows
   */
  @Override
  public FeatureStatistics finish() {
    flush();
    return moments.statistics();
  }

  private void flush() {
    if (blockRows > 0) {
      moments.merge(Moments.of(block, blockRows, dimensions));
      blockRows = 0;
    }
  }
}
