package dev.understudy.metrics.artifacts.naturalness;

import java.util.Arrays;

/**
 * A picture cut into squares; what is left over at the right and the bottom gets squares too, which
 * overlap their neighbours.
 */
record Tiles(int height, int width, int side) {
  private static final int LEAST = 16;
  private static final int MOST = 96;

  /** A value of the square at a place. */
  interface Value {
    float at(int top, int left);
  }

  /** Even squares of a quarter of the shorter side, 16 to 96 pixels. */
  static Tiles quarter(int height, int width) {
    int side = Math.min(height, width) / 4 / 2 * 2;
    return new Tiles(height, width, Math.max(LEAST, Math.min(MOST, side)));
  }

  /** Each pixel {@code [h*w]} with its square's value. */
  float[] fill(Value value) {
    float[] values = new float[height * width];
    for (int top = 0; top < height; top += side) {
      for (int left = 0; left < width; left += side) {
        float v = value.at(Math.min(top, height - side), Math.min(left, width - side));
        for (int y = top; y < Math.min(height, top + side); y++) {
          Arrays.fill(values, y * width + left, y * width + Math.min(width, left + side), v);
        }
      }
    }
    return values;
  }

  /** The square's pixels. */
  double[] cut(double[] grey, int top, int left) {
    double[] tile = new double[side * side];
    for (int y = 0; y < side; y++) {
      System.arraycopy(grey, (top + y) * width + left, tile, y * side, side);
    }
    return tile;
  }
}
