package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Accumulator;
import dev.understudy.metrics.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Mean and covariance (ddof 1) of feature rows, in double precision: a large common offset costs no
 * digits, and neither the batch size nor the number of threads matters.
 */
public final class MomentsAccumulator
    implements Accumulator<float[], FeatureStatistics, MomentsAccumulator> {
  private final int dimensions;
  private final RunningMoments own;
  private @Nullable Moments merged;

  /** For rows of {@code dimensions} features. */
  public MomentsAccumulator(int dimensions) {
    this.dimensions = dimensions;
    this.own = new RunningMoments(dimensions);
  }

  /** The statistics of all rows. */
  public static FeatureStatistics of(Rows rows) {
    var moments = new RunningMoments(rows.dimensions());
    RowBlocks.forEach(rows, (row, values, at) -> moments.add(values, at, row));
    return moments.moments().statistics();
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
    for (int at = 0; at < batch.length; at += dimensions) {
      own.add(batch, at, own.count());
    }
  }

  @Override
  public void merge(MomentsAccumulator other) {
    Moments more = other.moments();
    merged = merged == null ? more : merged.merge(more);
  }

  /**
   * The statistics so far.
   *
   * @throws IllegalStateException if there are fewer than two rows
   */
  @Override
  public FeatureStatistics finish() {
    return moments().statistics();
  }

  private Moments moments() {
    return merged == null ? own.moments() : own.moments().merge(merged);
  }
}
