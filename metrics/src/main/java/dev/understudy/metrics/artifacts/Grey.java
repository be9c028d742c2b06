package dev.understudy.metrics.artifacts;

import dev.understudy.datasets.Pictures;

/** Pictures as one channel in [0,1]; colour by the luma weights of ITU-R BT.601. */
final class Grey {
  private static final double[] LUMA = {0.299, 0.587, 0.114};

  private Grey() {}

  /** Picture {@code i}, row-major {@code [h*w]}. */
  static double[] of(Pictures pictures, int i) {
    int plane = pictures.height() * pictures.width();
    int start = i * pictures.pictureSize();
    double[] grey = new double[plane];
    for (int c = 0; c < pictures.channels(); c++) {
      double weight = pictures.channels() == 1 ? 1 : LUMA[c];
      for (int p = 0; p < plane; p++) {
        grey[p] += weight * (pictures.data()[start + c * plane + p] + 1) / 2;
      }
    }
    return grey;
  }
}
