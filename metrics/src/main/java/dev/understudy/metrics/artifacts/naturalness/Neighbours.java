package dev.understudy.metrics.artifacts.naturalness;

/** Products of neighbouring coefficients within a tile, which wraps around at its own edges. */
final class Neighbours {
  /** Down and right of each of a tile's four directions: across, down, and both diagonals. */
  private static final int[][] SHIFTS = {{0, 1}, {1, 0}, {1, 1}, {-1, 1}};

  /** How many directions. */
  static final int DIRECTIONS = SHIFTS.length;

  private Neighbours() {}

  /** The moments of the tile's own coefficients. */
  static Shape.Moments own(Normalised field, int top, int left, int height, int width) {
    Shape.Moments moments = new Shape.Moments();
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        moments.add(field.values()[y * field.width() + x]);
      }
    }
    return moments;
  }

  /** The moments of products in one direction. */
  static Shape.Moments products(
      Normalised field, int direction, int top, int left, int height, int width) {
    Shape.Moments moments = new Shape.Moments();
    double[] values = field.values();
    int down = SHIFTS[direction][0];
    int across = SHIFTS[direction][1];
    for (int y = 0; y < height; y++) {
      int row = (top + y) * field.width() + left;
      int other = (top + Math.floorMod(y + down, height)) * field.width() + left;
      for (int x = 0; x + across < width; x++) {
        moments.add(values[row + x] * values[other + x + across]);
      }
      if (across == 1) {
        moments.add(values[row + width - 1] * values[other]);
      }
    }
    return moments;
  }
}
