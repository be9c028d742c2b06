package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Accumulator;
import dev.understudy.metrics.Rows;

/** Mean and covariance (ddof 1) of feature rows, in double precision. */
public final class MomentsAccumulator
    implements Accumulator<float[], FeatureStatistics, MomentsAccumulator> {
  /** For rows of {@code dimensions} features. */
  public MomentsAccumulator(int dimensions) {
    throw new UnsupportedOperationException();
  }

  /** The statistics of all rows. */
  public static FeatureStatistics of(Rows rows) {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes rows.
   *
   * @param batch {@code [k, d]} row-major
   */
  @Override
  public void add(float[] batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void merge(MomentsAccumulator other) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureStatistics finish() {
    throw new UnsupportedOperationException();
  }
}
