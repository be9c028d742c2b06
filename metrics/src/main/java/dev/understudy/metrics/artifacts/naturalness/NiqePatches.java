package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;

/** The grid of NIQE's patches, and each one's features. */
record NiqePatches(int side, int down, int across) {
  /** The published models' patch. */
  static final int PUBLISHED = 96;

  private static final int LEAST_SIDE = 32;

  /** Mean square of coefficients below which there is only rounding. */
  private static final double FLAT = 1e-12;

  /** The grid of pictures of this size; what does not fill a patch is cut off. */
  static NiqePatches of(int height, int width) {
    Sides.check(Metrics.NIQE, height, width, LEAST_SIDE, "they hold no two patches of 16 pixels");
    int side = PUBLISHED;
    if ((height / side) * (width / side) < 2) {
      side = Math.min(PUBLISHED, Math.min(height, width) / 4 * 2);
    }
    return new NiqePatches(side, height / side, width / side);
  }

  int count() {
    return down * across;
  }

  /** Writes the sharpness (−1 without contrast) and features of each patch. */
  void features(Pictures pictures, int i, float[] row, int at) {
    int height = down * side;
    int width = across * side;
    double[] grey = cut(GreyLevels.of(pictures, i), pictures.width(), height, width);
    Normalised fine = Normalised.of(grey, height, width, Normalised.Border.REPLICATE);
    Normalised coarse =
        Normalised.of(
            HalfSize.of(grey, height, width), height / 2, width / 2, Normalised.Border.REPLICATE);
    for (int p = 0; p < count(); p++) {
      int top = p / across * side;
      int left = p % across * side;
      int start = at + p * NiqeRow.PATCH;
      boolean flat = Neighbours.own(fine, top, left, side, side).meanSquare() < FLAT;
      row[start] = flat ? -1 : (float) sharpness(fine, top, left);
      scale(fine, top, left, side, row, start + 1);
      scale(coarse, top / 2, left / 2, side / 2, row, start + 1 + Niqe.FEATURES / 2);
    }
  }

  private static double[] cut(double[] grey, int stride, int height, int width) {
    double[] cut = new double[height * width];
    for (int y = 0; y < height; y++) {
      System.arraycopy(grey, y * stride, cut, y * width, width);
    }
    return cut;
  }

  private double sharpness(Normalised field, int top, int left) {
    double sum = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        sum += field.deviations()[y * field.width() + x];
      }
    }
    return sum / side / side;
  }

  private static void scale(Normalised field, int top, int left, int side, float[] row, int start) {
    int at = start;
    Shape own = Neighbours.own(field, top, left, side, side).asymmetric();
    row[at++] = (float) own.alpha();
    row[at++] = (float) ((own.left() + own.right()) / 2 * own.scale());
    for (int direction = 0; direction < Neighbours.DIRECTIONS; direction++) {
      Shape shape = Neighbours.products(field, direction, top, left, side, side).asymmetric();
      double scale = shape.scale();
      row[at++] = (float) shape.alpha();
      row[at++] = (float) shape.mean();
      row[at++] = (float) (shape.left() * scale);
      row[at++] = (float) (shape.right() * scale);
    }
  }
}
