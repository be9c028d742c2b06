package dev.understudy.metrics.distances;

import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BlockMeans;
import dev.understudy.metrics.bootstrap.Resampling;

/**
 * First and second moments of blocks of feature rows, from which statistics of resampled pictures
 * are made in O(blocks · d²), whatever the number of pictures.
 */
final class BlockMoments {
  private final int dimensions;
  private final double[] shift;
  private final BlockMeans means;

  /**
   * Reads all rows once.
   *
   * @param shift about the rows' mean: taken off before squaring, so that no digits are lost
   */
  BlockMoments(Rows rows, double[] shift) {
    this.dimensions = rows.dimensions();
    this.shift = shift;
    this.means = new BlockMeans(rows.count(), packedLength(dimensions));
    for (int b = 0; b < means.blocks(); b++) {
      addBlock(rows, means.first(b), means.first(b + 1), means.sums(b));
    }
  }

  /** Values that describe one block. */
  static int packedLength(int dimensions) {
    return dimensions + dimensions * (dimensions + 1) / 2;
  }

  private void addBlock(Rows rows, int from, int to, double[] sums) {
    int d = dimensions;
    int step = Math.max(64, (1 << 18) / d);
    float[] read = new float[step * d];
    double[] x = new double[step * d];
    double[] cross = new double[d * d];
    for (int at = from; at < to; at += step) {
      int n = Math.min(step, to - at);
      rows.read(at, n, read);
      for (int row = 0; row < n; row++) {
        for (int i = 0; i < d; i++) {
          double value = read[row * d + i] - shift[i];
          x[row * d + i] = value;
          sums[i] += value;
        }
      }
      LinearAlgebra.get().addCrossProduct(x, n, d, cross);
    }
    int at = d;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        sums[at++] += cross[i * d + j];
      }
    }
  }

  /** The statistics (ddof 1) of one resample. */
  FeatureStatistics statistics(Resampling resampling, int resample) {
    int d = dimensions;
    long n = means.drawn(resampling, resample);
    double[] moments = means.mean(resampling, resample);
    double[] covariance = new double[d * d];
    double unbiased = (double) n / (n - 1);
    int at = d;
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        double value = (moments[at++] - moments[i] * moments[j]) * unbiased;
        covariance[i * d + j] = value;
        covariance[j * d + i] = value;
      }
    }
    double[] mean = new double[d];
    for (int i = 0; i < d; i++) {
      mean[i] = moments[i] + shift[i];
    }
    return new FeatureStatistics(mean, covariance, n);
  }
}
