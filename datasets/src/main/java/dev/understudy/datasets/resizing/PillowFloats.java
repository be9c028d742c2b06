package dev.understudy.datasets.resizing;

import java.util.Arrays;

/**
 * Pillow's resampling of float channels (mode F): summed in double, single after each pass. Between
 * the passes singles are held as doubles, since Java 17 does not vectorise the widening.
 */
final class PillowFloats {
  private PillowFloats() {}

  /**
   * One plane at another size; a pass that would change nothing is left out, as Pillow leaves it.
   *
   * @return {@code [outHeight, outWidth]}; may be the plane's own array
   */
  static float[] resize(Plane plane, int outHeight, int outWidth, Filter f) {
    int height = plane.height();
    int width = plane.width();
    boolean across = width != outWidth;
    if (!across && height == outHeight) {
      return plane.values();
    }
    if (PassOrder.downFirst(height, width, outHeight, outWidth)) {
      double[] low = down(plane.doubles(), width, Coefficients.of(height, outHeight, f));
      return Plane.single(
          across ? across(low, outHeight, width, Coefficients.of(width, outWidth, f)) : low);
    }
    double[] narrow = across ? across(plane, Coefficients.of(width, outWidth, f)) : plane.doubles();
    return Plane.single(
        height == outHeight
            ? narrow
            : down(narrow, outWidth, Coefficients.of(height, outHeight, f)));
  }

  private static double[] across(double[] plane, int height, int width, Coefficients c) {
    double[] out = new double[Math.multiplyExact(height, c.first.length)];
    int y = 0;
    for (; y + 4 <= height; y += 4) {
      fourRows(plane, y * width, width, c, out, y * c.first.length);
    }
    for (; y < height; y++) {
      oneRow(plane, y * width, c, out, y * c.first.length);
    }
    return out;
  }

  /** The same with only some rows at a time as doubles, so that they stay in a core's cache. */
  private static double[] across(Plane plane, Coefficients c) {
    int height = plane.height();
    int width = plane.width();
    double[] rows = new double[4 * width];
    double[] out = new double[Math.multiplyExact(height, c.first.length)];
    for (int y = 0; y < height; y += 4) {
      int now = Math.min(4, height - y);
      for (int r = 0; r < now; r++) {
        plane.row(y + r, rows, r * width);
      }
      if (now == 4) {
        fourRows(rows, 0, width, c, out, y * c.first.length);
      } else {
        for (int r = 0; r < now; r++) {
          oneRow(rows, r * width, c, out, (y + r) * c.first.length);
        }
      }
    }
    return out;
  }

  /** Four independent sums, each in Pillow's own order. */
  private static void fourRows(
      double[] plane, int start, int width, Coefficients c, double[] out, int to) {
    int outWidth = c.first.length;
    double[] weights = c.weights;
    for (int x = 0; x < outWidth; x++) {
      double a = 0;
      double b = 0;
      double d = 0;
      double e = 0;
      int from = start + c.first[x];
      int at = x * c.taps;
      for (int end = at + c.count[x]; at < end; at++, from++) {
        double weight = weights[at];
        a += plane[from] * weight;
        b += plane[from + width] * weight;
        d += plane[from + 2 * width] * weight;
        e += plane[from + 3 * width] * weight;
      }
      out[to + x] = (float) a;
      out[to + x + outWidth] = (float) b;
      out[to + x + 2 * outWidth] = (float) d;
      out[to + x + 3 * outWidth] = (float) e;
    }
  }

  private static void oneRow(double[] plane, int start, Coefficients c, double[] out, int to) {
    for (int x = 0; x < c.first.length; x++) {
      double sum = 0;
      int from = start + c.first[x];
      for (int k = 0; k < c.count[x]; k++) {
        sum += plane[from + k] * c.weights[x * c.taps + k];
      }
      out[to + x] = (float) sum;
    }
  }

  private static double[] down(double[] plane, int width, Coefficients c) {
    int outHeight = c.first.length;
    double[] out = new double[Math.multiplyExact(outHeight, width)];
    double[] sums = new double[width];
    for (int y = 0; y < outHeight; y++) {
      Arrays.fill(sums, 0);
      int from = c.first[y] * width;
      int at = y * c.taps;
      int end = at + c.count[y];
      for (; at + 4 <= end; at += 4, from += 4 * width) {
        addFour(plane, from, width, c.weights, at, sums);
      }
      for (; at < end; at++, from += width) {
        addRow(plane, from, c.weights[at], sums);
      }
      for (int x = 0; x < width; x++) {
        out[y * width + x] = (float) sums[x];
      }
    }
    return out;
  }

  private static void addFour(
      double[] plane, int from, int width, double[] weights, int at, double[] sums) {
    double a = weights[at];
    double b = weights[at + 1];
    double c = weights[at + 2];
    double d = weights[at + 3];
    int second = from + width;
    int third = second + width;
    int fourth = third + width;
    for (int x = 0; x < sums.length; x++) {
      sums[x] =
          sums[x]
              + plane[from + x] * a
              + plane[second + x] * b
              + plane[third + x] * c
              + plane[fourth + x] * d;
    }
  }

  private static void addRow(double[] plane, int from, double weight, double[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += plane[from + x] * weight;
    }
  }
}
