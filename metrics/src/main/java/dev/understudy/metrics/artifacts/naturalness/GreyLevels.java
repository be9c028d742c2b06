package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;

/**
 * Pictures as 8-bit grey levels, which is what the published models were trained on: channels are
 * rounded to 8 bits, then their luma by the weights of MATLAB's {@code rgb2gray}, and that is
 * rounded to 8 bits again.
 */
final class GreyLevels {
  private static final double RED = 0.298936021293775;
  private static final double GREEN = 0.587043074451121;
  private static final double BLUE = 0.114020904255103;

  private GreyLevels() {}

  /** Picture {@code i}, row-major {@code [h*w]}, whole numbers in 0 … 255. */
  static double[] of(Pictures pictures, int i) {
    byte[] levels = Quantisation.ROUND.toBytes(pictures.picture(i));
    int plane = pictures.height() * pictures.width();
    double[] grey = new double[plane];
    for (int p = 0; p < plane; p++) {
      grey[p] =
          pictures.channels() == 1
              ? levels[p] & 0xFF
              : Math.rint(
                  RED * (levels[p] & 0xFF)
                      + GREEN * (levels[plane + p] & 0xFF)
                      + BLUE * (levels[2 * plane + p] & 0xFF));
    }
    return grey;
  }
}
