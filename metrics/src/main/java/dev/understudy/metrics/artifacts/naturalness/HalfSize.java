package dev.understudy.metrics.artifacts.naturalness;

/**
 * The second scale of BRISQUE and NIQE: half the size as MATLAB's {@code imresize(x, 0.5)} makes it
 * from doubles. That is the bicubic kernel with a = −0.5, stretched to 8 taps against aliasing, the
 * picture mirrored beyond its edges, sizes rounded up, nothing clipped.
 */
final class HalfSize {
  private static final double[] WEIGHTS = weights();

  private HalfSize() {}

  /** The size of a side after halving. */
  static int of(int side) {
    return (side + 1) / 2;
  }

  /** The picture {@code [of(h) * of(w)]} at half its size. */
  static double[] of(double[] grey, int height, int width) {
    int halfHeight = of(height);
    int halfWidth = of(width);
    double[] tall = new double[halfHeight * width];
    for (int y = 0; y < halfHeight; y++) {
      for (int k = 0; k < WEIGHTS.length; k++) {
        int from = mirrored(2 * y - 3 + k, height) * width;
        for (int x = 0; x < width; x++) {
          tall[y * width + x] += WEIGHTS[k] * grey[from + x];
        }
      }
    }
    double[] half = new double[halfHeight * halfWidth];
    for (int x = 0; x < halfWidth; x++) {
      for (int k = 0; k < WEIGHTS.length; k++) {
        int from = mirrored(2 * x - 3 + k, width);
        for (int y = 0; y < halfHeight; y++) {
          half[y * halfWidth + x] += WEIGHTS[k] * tall[y * width + from];
        }
      }
    }
    return half;
  }

  /** The index with the edge pixel repeated once, as in {@code …2 1 0 | 0 1 2…}. */
  private static int mirrored(int index, int side) {
    int at = Math.floorMod(index, 2 * side);
    return at < side ? at : 2 * side - 1 - at;
  }

  private static double[] weights() {
    double[] weights = new double[8];
    for (int k = 0; k < 8; k++) {
      weights[k] = cubic(Math.abs(k - 3.5) / 2) / 2;
    }
    return weights;
  }

  private static double cubic(double x) {
    return x <= 1 ? (1.5 * x - 2.5) * x * x + 1 : ((-0.5 * x + 2.5) * x - 4) * x + 2;
  }
}
