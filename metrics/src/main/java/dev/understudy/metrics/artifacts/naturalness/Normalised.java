package dev.understudy.metrics.artifacts.naturalness;

/**
 * A grey picture's mean-subtracted contrast-normalised coefficients (MSCN; Ruderman, 1994; Mittal
 * et al., 2012): {@code (x - mu) / (sigma + 1)}, mean and deviation under a 7×7 Gaussian of σ = 7/6
 * that sums to 1, for levels of 0 … 255.
 *
 * @param values the coefficients, row-major {@code [height, width]}
 * @param deviations the local deviations sigma, of the same shape
 */
@SuppressWarnings("ArrayRecordComponent") // views of arrays; identity is meant
record Normalised(double[] values, double[] deviations, int height, int width) {
  private static final int REACH = 3;
  private static final double SIGMA = 7 / 6.0;
  private static final double[] WINDOW = window();

  /**
   * A flat neighbourhood's gap to its mean is 0; what rounding leaves of it would be counted as all
   * negative or all positive values, and MATLAB's scores of saturated pictures do depend on that.
   */
  private static final double ROUNDING = 1e-9;

  /** What lies beyond the picture's edge. */
  enum Border {
    /** Zeros, as BRISQUE's {@code filter2(…, 'same')} has it. */
    ZERO,
    /** The nearest pixel, as NIQE's and PIQE's filters have it. */
    REPLICATE
  }

  /** Of a grey picture {@code [h*w]} in 0 … 255. */
  static Normalised of(double[] grey, int height, int width, Border border) {
    double[] squares = new double[grey.length];
    for (int p = 0; p < grey.length; p++) {
      squares[p] = grey[p] * grey[p];
    }
    double[] values = filtered(grey, height, width, border);
    double[] deviations = filtered(squares, height, width, border);
    for (int p = 0; p < grey.length; p++) {
      double mean = values[p];
      deviations[p] = Math.sqrt(Math.abs(deviations[p] - mean * mean));
      double gap = grey[p] - mean;
      values[p] = Math.abs(gap) < ROUNDING ? 0 : gap / (deviations[p] + 1);
    }
    return new Normalised(values, deviations, height, width);
  }

  private static double[] window() {
    double[] window = new double[2 * REACH + 1];
    double sum = 0;
    for (int k = -REACH; k <= REACH; k++) {
      window[k + REACH] = Math.exp(-k * k / (2 * SIGMA * SIGMA));
      sum += window[k + REACH];
    }
    for (int k = 0; k < window.length; k++) {
      window[k] /= sum;
    }
    return window;
  }

  private static double[] filtered(double[] in, int height, int width, Border border) {
    double[] across = new double[in.length];
    double[] line = new double[Math.max(height, width) + 2 * REACH];
    for (int y = 0; y < height; y++) {
      System.arraycopy(in, y * width, line, REACH, width);
      extend(line, width, border);
      for (int x = 0; x < width; x++) {
        across[y * width + x] = at(line, x);
      }
    }
    // Whole rows at a time: columns one by one would miss the cache at every step.
    double[] out = new double[in.length];
    for (int y = 0; y < height; y++) {
      for (int k = -REACH; k <= REACH; k++) {
        int from = y + k;
        if (from < 0 || from >= height) {
          if (border == Border.ZERO) {
            continue;
          }
          from = from < 0 ? 0 : height - 1;
        }
        double weight = WINDOW[k + REACH];
        for (int x = 0; x < width; x++) {
          out[y * width + x] += weight * across[from * width + x];
        }
      }
    }
    return out;
  }

  private static void extend(double[] line, int width, Border border) {
    for (int k = 0; k < REACH; k++) {
      line[k] = border == Border.ZERO ? 0 : line[REACH];
      line[REACH + width + k] = border == Border.ZERO ? 0 : line[REACH + width - 1];
    }
  }

  private static double at(double[] line, int x) {
    double sum = 0;
    for (int k = 0; k < WINDOW.length; k++) {
      sum += WINDOW[k] * line[x + k];
    }
    return sum;
  }
}
