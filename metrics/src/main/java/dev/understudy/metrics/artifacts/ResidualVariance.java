package dev.understudy.metrics.artifacts;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;

/** The local variance of the difference of two pictures. */
final class ResidualVariance {
  /** What 8-bit rounding alone adds to the variance of a difference in [-1,1]; less is nothing. */
  static final double ROUNDING = 2 * (2 / 255.0) * (2 / 255.0) / 12;

  private static final int GROWTH = 32;
  private static final int MOST_REACH = 3;

  private ResidualVariance() {}

  /**
   * Of picture {@code i} of both, summed over channels, {@code [h*w]}; windows are cut at edges.
   */
  static double[] of(Pictures a, Pictures b, int i) {
    if (a.count() != b.count()
        || a.channels() != b.channels()
        || a.height() != b.height()
        || a.width() != b.width()) {
      throw new InputException(
          Metrics.DROPLETS,
          "the teacher's pictures have another shape than the student's",
          "pictures of one size and colour at equal inputs",
          "generate both at the same size");
    }
    int height = a.height();
    int width = a.width();
    int reach = Math.min(MOST_REACH, Math.min(height, width) / GROWTH);
    double[] variance = new double[height * width];
    double[] residual = new double[height * width];
    double[] squares = new double[height * width];
    for (int c = 0; c < a.channels(); c++) {
      int start = i * a.pictureSize() + c * residual.length;
      for (int p = 0; p < residual.length; p++) {
        residual[p] = (double) b.data()[start + p] - a.data()[start + p];
        squares[p] = residual[p] * residual[p];
      }
      double[] mean = boxed(residual, height, width, reach);
      double[] meanSquare = boxed(squares, height, width, reach);
      for (int p = 0; p < residual.length; p++) {
        variance[p] += Math.max(0, meanSquare[p] - mean[p] * mean[p]);
      }
    }
    return variance;
  }

  /** The mean over the window around each pixel, by sums that run along. */
  private static double[] boxed(double[] in, int height, int width, int reach) {
    double[] across = new double[in.length];
    double[] running = new double[Math.max(height, width) + 1];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        running[x + 1] = running[x] + in[y * width + x];
      }
      for (int x = 0; x < width; x++) {
        int from = Math.max(0, x - reach);
        int to = Math.min(width, x + reach + 1);
        across[y * width + x] = (running[to] - running[from]) / (to - from);
      }
    }
    double[] out = new double[in.length];
    for (int y = 0; y < height; y++) {
      int from = Math.max(0, y - reach);
      int to = Math.min(height, y + reach + 1);
      double share = 1.0 / (to - from);
      for (int k = from; k < to; k++) {
        for (int x = 0; x < width; x++) {
          out[y * width + x] += share * across[k * width + x];
        }
      }
    }
    return out;
  }
}
