package dev.understudy.metrics.artifacts;

import org.jtransforms.fft.DoubleFFT_2D;

/**
 * The mean magnitude of a picture's Fourier coefficients per radius, over the zero frequency's, as
 * logarithms. Radii count frequencies in cycles per pixel, in steps of one cycle per shorter side,
 * rounded to the nearest; the last is the Nyquist frequency, so that every circle is whole. Not
 * thread-safe.
 */
final class ReducedSpectrum {
  /** A picture counts as at least half a grey level bright, so that a black one has a spectrum. */
  private static final double DARKEST = 0.5 / 255;

  /** Below this share of the zero frequency there is only rounding, even in 1024² pictures. */
  private static final double FLOOR = 1e-8;

  private final int height;
  private final int width;
  private final DoubleFFT_2D transform;
  private final double[] complex;
  private final int[] radius;
  private final int[] counts;

  ReducedSpectrum(int height, int width) {
    this.height = height;
    this.width = width;
    this.transform = new DoubleFFT_2D(height, width);
    this.complex = new double[2 * height * width];
    this.radius = new int[height * width];
    this.counts = new int[radii(height, width) + 1];
    int shorter = Math.min(height, width);
    for (int y = 0; y < height; y++) {
      double v = (double) Math.min(y, height - y) / height;
      for (int x = 0; x < width; x++) {
        double u = (double) Math.min(x, width - x) / width;
        int r = (int) Math.round(Math.hypot(u, v) * shorter);
        radius[y * width + x] = r < counts.length ? r : 0;
        counts[radius[y * width + x]]++;
      }
    }
  }

  /** How many radii above zero: half the shorter side. */
  static int radii(int height, int width) {
    return Math.min(height, width) / 2;
  }

  /** Natural logarithms for radii 1 … {@link #radii} of a grey picture {@code [h*w]} in [0,1]. */
  double[] of(double[] grey) {
    System.arraycopy(grey, 0, complex, 0, grey.length);
    transform.realForwardFull(complex);
    double[] sums = new double[counts.length];
    for (int i = 0; i < radius.length; i++) {
      if (radius[i] > 0) {
        double re = complex[2 * i];
        double im = complex[2 * i + 1];
        sums[radius[i]] += Math.sqrt(re * re + im * im);
      }
    }
    double zero = Math.max(Math.abs(complex[0]), DARKEST * height * width);
    double[] logs = new double[sums.length - 1];
    for (int r = 1; r < sums.length; r++) {
      logs[r - 1] = Math.log(Math.max(sums[r] / counts[r] / zero, FLOOR));
    }
    return logs;
  }
}
