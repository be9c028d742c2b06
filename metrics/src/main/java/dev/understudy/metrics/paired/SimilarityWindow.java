package dev.understudy.metrics.paired;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;

/**
 * The local comparison that SSIM and MS-SSIM share (Wang et al., 2004): Gaussian window 11×11 with
 * σ = 1.5, K1 = 0.01, K2 = 0.03, population covariances, whole windows only. Pictures are brought
 * to [0,1] first: the luminance term depends on where zero is, and all published values have black
 * there (0..255 with data range 255 is the same).
 */
final class SimilarityWindow {
  static final int RADIUS = 5;
  static final int SIDE = 2 * RADIUS + 1;
  static final String PROTOCOL =
      "Gaussian 11x11 window, sigma 1.5, K 0.01 and 0.03, population covariances, pictures in"
          + " [0,1], whole windows, mean over channels";
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] GAUSSIAN = gaussian(1.5);

  private SimilarityWindow() {}

  /**
   * One plane compared with another.
   *
   * @param whole luminance, contrast and structure, {@code [height, width]}
   * @param contrast contrast and structure alone, {@code [height, width]}
   * @param height windows down: the planes' rows less 10
   * @param width windows across
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on once
  record Similarity(double[] whole, double[] contrast, int height, int width) {
    /** The index of the window whose middle is nearest to a pixel of the planes. */
    int around(int y, int x) {
      int down = Math.min(Math.max(y - RADIUS, 0), height - 1);
      int across = Math.min(Math.max(x - RADIUS, 0), width - 1);
      return down * width + across;
    }

    double wholeMean() {
      return mean(whole);
    }

    double contrastMean() {
      return mean(contrast);
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }
  }

  /**
   * Refuses pictures that are too small.
   *
   * @param what what does not fit into them: {@code "its window"}
   */
  static void checkSize(String measure, Pictures pictures, int least, String what) {
    if (Math.min(pictures.height(), pictures.width()) < least) {
      throw new InputException(
          measure,
          "pictures of "
              + pictures.height()
              + "x"
              + pictures.width()
              + " are too small for "
              + what,
          "at least " + least + " pixels a side",
          "leave " + measure + " out for such pictures");
    }
  }

  /** Compares two planes {@code [height, width]}, both at least {@link #SIDE}. */
  static Similarity compare(double[] x, double[] y, int height, int width) {
    int plane = height * width;
    double[] xx = new double[plane];
    double[] yy = new double[plane];
    double[] xy = new double[plane];
    for (int p = 0; p < plane; p++) {
      xx[p] = x[p] * x[p];
      yy[p] = y[p] * y[p];
      xy[p] = x[p] * y[p];
    }
    double[] meanX = blur(x, height, width);
    double[] meanY = blur(y, height, width);
    double[] meanXx = blur(xx, height, width);
    double[] meanYy = blur(yy, height, width);
    double[] meanXy = blur(xy, height, width);
    double[] whole = new double[meanX.length];
    double[] contrast = new double[meanX.length];
    for (int p = 0; p < meanX.length; p++) {
      double varianceX = meanXx[p] - meanX[p] * meanX[p];
      double varianceY = meanYy[p] - meanY[p] * meanY[p];
      double covariance = meanXy[p] - meanX[p] * meanY[p];
      double squares = meanX[p] * meanX[p] + meanY[p] * meanY[p];
      double upper = 2 * covariance + C2;
      double lower = varianceX + varianceY + C2;
      whole[p] = (2 * meanX[p] * meanY[p] + C1) * upper / ((squares + C1) * lower);
      contrast[p] = upper / lower;
    }
    return new Similarity(whole, contrast, height - SIDE + 1, width - SIDE + 1);
  }

  /** Channel {@code channel} of picture {@code picture} as a plane of doubles in [0,1]. */
  static double[] plane(Pictures pictures, int picture, int channel) {
    int size = pictures.height() * pictures.width();
    int start = (picture * pictures.channels() + channel) * size;
    double[] plane = new double[size];
    for (int p = 0; p < size; p++) {
      plane[p] = (pictures.data()[start + p] + 1.0) / 2;
    }
    return plane;
  }

  /** The weighted mean of every whole window. */
  private static double[] blur(double[] plane, int height, int width) {
    int across = width - SIDE + 1;
    int down = height - SIDE + 1;
    double[] rows = new double[height * across];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < across; x++) {
        double sum = 0;
        for (int k = 0; k < SIDE; k++) {
          sum += GAUSSIAN[k] * plane[y * width + x + k];
        }
        rows[y * across + x] = sum;
      }
    }
    double[] out = new double[down * across];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        double sum = 0;
        for (int k = 0; k < SIDE; k++) {
          sum += GAUSSIAN[k] * rows[(y + k) * across + x];
        }
        out[y * across + x] = sum;
      }
    }
    return out;
  }

  private static double[] gaussian(double sigma) {
    double[] weights = new double[SIDE];
    double sum = 0;
    for (int i = 0; i < SIDE; i++) {
      double x = i - RADIUS;
      weights[i] = Math.exp(-x * x / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < SIDE; i++) {
      weights[i] /= sum;
    }
    return weights;
  }
}
