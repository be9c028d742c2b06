package dev.understudy.metrics.paired;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/**
 * Structural similarity (Wang et al., 2004): Gaussian window 11×11 with σ = 1.5, K1 = 0.01, K2 =
 * 0.03, population covariances, whole windows only; the mean over windows, then over channels.
 * Equals scikit-image's with {@code gaussian_weights=True, use_sample_covariance=False}.
 */
final class Ssim implements PairedMeasure {
  private static final int RADIUS = 5;
  private static final int WINDOW = 2 * RADIUS + 1;
  private static final double RANGE = 2;
  private static final double C1 = 0.01 * RANGE * 0.01 * RANGE;
  private static final double C2 = 0.03 * RANGE * 0.03 * RANGE;
  private static final double[] GAUSSIAN = gaussian(1.5);

  @Override
  public String id() {
    return Metrics.SSIM;
  }

  @Override
  public Unit unit() {
    return Unit.NONE;
  }

  @Override
  public String protocol() {
    return "Gaussian 11x11 window, sigma 1.5, data range 2, whole windows";
  }

  @Override
  public float[] of(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    if (Math.min(a.height(), a.width()) < WINDOW) {
      throw new InputException(
          id(),
          "pictures of " + a.height() + "x" + a.width() + " are smaller than its window",
          "at least " + WINDOW + " pixels a side",
          "leave ssim out for such pictures");
    }
    float[] values = new float[a.count()];
    int plane = a.height() * a.width();
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int c = 0; c < a.channels(); c++) {
        int start = (i * a.channels() + c) * plane;
        sum += similarity(a.data(), b.data(), start, a.height(), a.width());
      }
      values[i] = (float) (sum / a.channels());
    }
    return values;
  }

  private static double similarity(float[] a, float[] b, int start, int height, int width) {
    int plane = height * width;
    double[] x = new double[plane];
    double[] y = new double[plane];
    double[] xx = new double[plane];
    double[] yy = new double[plane];
    double[] xy = new double[plane];
    for (int p = 0; p < plane; p++) {
      x[p] = a[start + p];
      y[p] = b[start + p];
      xx[p] = x[p] * x[p];
      yy[p] = y[p] * y[p];
      xy[p] = x[p] * y[p];
    }
    double[] meanX = blur(x, height, width);
    double[] meanY = blur(y, height, width);
    double[] meanXx = blur(xx, height, width);
    double[] meanYy = blur(yy, height, width);
    double[] meanXy = blur(xy, height, width);
    double sum = 0;
    for (int p = 0; p < meanX.length; p++) {
      double varianceX = meanXx[p] - meanX[p] * meanX[p];
      double varianceY = meanYy[p] - meanY[p] * meanY[p];
      double covariance = meanXy[p] - meanX[p] * meanY[p];
      sum +=
          (2 * meanX[p] * meanY[p] + C1)
              * (2 * covariance + C2)
              / ((meanX[p] * meanX[p] + meanY[p] * meanY[p] + C1) * (varianceX + varianceY + C2));
    }
    return sum / meanX.length;
  }

  /** The weighted mean of every whole window. */
  private static double[] blur(double[] plane, int height, int width) {
    int across = width - WINDOW + 1;
    int down = height - WINDOW + 1;
    double[] rows = new double[height * across];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < across; x++) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
          sum += GAUSSIAN[k] * plane[y * width + x + k];
        }
        rows[y * across + x] = sum;
      }
    }
    double[] out = new double[down * across];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
          sum += GAUSSIAN[k] * rows[(y + k) * across + x];
        }
        out[y * across + x] = sum;
      }
    }
    return out;
  }

  private static double[] gaussian(double sigma) {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double x = i - RADIUS;
      weights[i] = Math.exp(-x * x / (2 * sigma * sigma));
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  @Override
  public Measurement measure(Rows column, BootstrapOptions options) {
    return Bootstrap.mean(id(), unit(), column, protocol(), options);
  }
}
