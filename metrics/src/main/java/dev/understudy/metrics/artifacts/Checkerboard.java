package dev.understudy.metrics.artifacts;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/**
 * Checkerboards in the picture itself: energy locked to a grid of period s = 2, 4 or 8. The
 * high-pass residual is the grey picture less its 3×3 mean, without the outermost pixels, where
 * that mean is not defined; the score of a period is the variance of the residual's s×s phase means
 * over its whole variance, in [0,1]. White noise scores about (s²−1)/pixels, so scores are read
 * against the real pictures'.
 */
public final class Checkerboard {
  private static final int[] PERIODS = {2, 4, 8};

  /** Fewer repeats of a period than this are no grid. */
  private static final int REPEATS = 4;

  /** Residual variance of pictures in [0,1] below which there is only rounding. */
  private static final double FLAT = 1e-12;

  private static final String PROTOCOL =
      "variance of phase means of the 3x3 high-pass residual, mean over periods 2, 4, 8";

  private Checkerboard() {}

  /** Values in one row, for pictures of this size: 3, or fewer for small pictures. */
  public static int dimensions(int height, int width) {
    int periods = 0;
    for (int period : PERIODS) {
      periods += Math.min(height, width) >= REPEATS * period ? 1 : 0;
    }
    if (periods == 0) {
      throw new InputException(
          "checkerboard",
          "pictures of " + height + "x" + width + " are too small for it",
          "at least " + REPEATS * PERIODS[0] + " pixels a side",
          "leave checkerboard out for such pictures");
    }
    return periods;
  }

  /** One row per picture: the share of energy locked to periods 2, 4, 8, each in [0,1]. */
  public static float[] of(Pictures pictures) {
    int height = pictures.height();
    int width = pictures.width();
    int periods = dimensions(height, width);
    float[] rows = new float[pictures.count() * periods];
    for (int i = 0; i < pictures.count(); i++) {
      double[] residual = residual(Grey.of(pictures, i), height, width);
      for (int p = 0; p < periods; p++) {
        rows[i * periods + p] = (float) score(residual, height - 2, width - 2, PERIODS[p]);
      }
    }
    return rows;
  }

  /** The inner {@code [(h-2)*(w-2)]} pixels less their 3×3 mean. */
  private static double[] residual(double[] grey, int height, int width) {
    double[] residual = new double[(height - 2) * (width - 2)];
    int at = 0;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        double sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
          int row = (y + dy) * width + x;
          sum += grey[row - 1] + grey[row] + grey[row + 1];
        }
        residual[at++] = grey[y * width + x] - sum / 9;
      }
    }
    return residual;
  }

  /** Magnitude of the residual, in [0,1] grey, that is drawn with the upper end of the scale. */
  private static final double FULL = 0.25;

  /** The magnitude of the residual at each pixel, in units of [0,1] grey; 0 on the border. */
  static ArtifactMap map(Pictures picture) {
    int height = picture.height();
    int width = picture.width();
    dimensions(height, width);
    double[] residual = residual(Grey.of(picture, 0), height, width);
    float[] values = new float[height * width];
    for (int i = 0; i < residual.length; i++) {
      int at = (i / (width - 2) + 1) * width + i % (width - 2) + 1;
      values[at] = (float) Math.abs(residual[i]);
    }
    return ArtifactMap.ofPicture(
        Metrics.CHECKERBOARD,
        values,
        height,
        width,
        "magnitude of the grey picture less its 3x3 mean, in [0,1] grey",
        0,
        FULL);
  }

  private static double score(double[] residual, int height, int width, int period) {
    double[] sums = new double[period * period];
    int[] counts = new int[period * period];
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = residual[y * width + x];
        int phase = y % period * period + x % period;
        sums[phase] += value;
        counts[phase]++;
        sum += value;
        squares += value * value;
      }
    }
    double mean = sum / residual.length;
    double variance = squares / residual.length - mean * mean;
    if (variance < FLAT) {
      return 0;
    }
    double between = 0;
    for (int p = 0; p < sums.length; p++) {
      double gap = sums[p] / counts[p] - mean;
      between += counts[p] * gap * gap;
    }
    return between / residual.length / variance;
  }

  /** The mean over pictures and periods. */
  public static Measurement measure(Rows subject, BootstrapOptions options) {
    return Bootstrap.mean(Metrics.CHECKERBOARD, Unit.NONE, perPicture(subject), PROTOCOL, options);
  }

  /** Student − teacher at equal inputs, with the share where the student has less. */
  public static Difference difference(Rows student, Rows teacher, BootstrapOptions options) {
    return Bootstrap.pairedDifference(
        Metrics.CHECKERBOARD,
        Unit.NONE,
        perPicture(student),
        perPicture(teacher),
        Difference.Better.LOWER,
        PROTOCOL,
        options);
  }

  /** Each picture's mean over its periods. */
  static double[] perPicture(Rows rows) {
    double[] means = new double[rows.count()];
    float[] row = new float[rows.dimensions()];
    for (int i = 0; i < means.length; i++) {
      rows.read(i, 1, row);
      double sum = 0;
      for (float value : row) {
        sum += value;
      }
      means[i] = sum / row.length;
    }
    return means;
  }
}
