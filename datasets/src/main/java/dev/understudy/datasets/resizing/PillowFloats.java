package dev.understudy.datasets.resizing;

import java.util.Arrays;

/** Pillow's resampling of float channels (mode F): summed in double, single after each pass. */
final class PillowFloats {
  private PillowFloats() {}

  /**
   * One plane at another size; a pass that would change nothing is left out, as Pillow leaves it.
   *
   * @param plane {@code [height, width]}; may be given back itself
   * @return {@code [outHeight, outWidth]}
   */
  static float[] resize(
      float[] plane, int height, int width, int outHeight, int outWidth, Filter f) {
    float[] now = plane;
    boolean downFirst = PassOrder.downFirst(height, width, outHeight, outWidth);
    if (downFirst) {
      now = down(now, width, Coefficients.of(height, outHeight, f));
    }
    if (width != outWidth) {
      now = across(now, now.length / width, width, Coefficients.of(width, outWidth, f));
    }
    if (height != outHeight && !downFirst) {
      now = down(now, outWidth, Coefficients.of(height, outHeight, f));
    }
    return now;
  }

  private static float[] across(float[] plane, int height, int width, Coefficients c) {
    int outWidth = c.first.length;
    float[] out = new float[Math.multiplyExact(height, outWidth)];
    // Four rows at once: four independent sums, each in Pillow's own order.
    int y = 0;
    for (; y + 4 <= height; y += 4) {
      for (int x = 0; x < outWidth; x++) {
        double a = 0;
        double b = 0;
        double d = 0;
        double e = 0;
        int from = y * width + c.first[x];
        int at = x * c.taps;
        for (int end = at + c.count[x]; at < end; at++, from++) {
          double weight = c.weights[at];
          a += plane[from] * weight;
          b += plane[from + width] * weight;
          d += plane[from + 2 * width] * weight;
          e += plane[from + 3 * width] * weight;
        }
        int to = y * outWidth + x;
        out[to] = (float) a;
        out[to + outWidth] = (float) b;
        out[to + 2 * outWidth] = (float) d;
        out[to + 3 * outWidth] = (float) e;
      }
    }
    for (; y < height; y++) {
      for (int x = 0; x < outWidth; x++) {
        double sum = 0;
        int from = y * width + c.first[x];
        for (int k = 0; k < c.count[x]; k++) {
          sum += plane[from + k] * c.weights[x * c.taps + k];
        }
        out[y * outWidth + x] = (float) sum;
      }
    }
    return out;
  }

  private static float[] down(float[] plane, int width, Coefficients c) {
    int outHeight = c.first.length;
    float[] out = new float[Math.multiplyExact(outHeight, width)];
    double[] sums = new double[width];
    for (int y = 0; y < outHeight; y++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < c.count[y]; k++) {
        addRow(plane, (c.first[y] + k) * width, c.weights[y * c.taps + k], sums);
      }
      for (int x = 0; x < width; x++) {
        out[y * width + x] = (float) sums[x];
      }
    }
    return out;
  }

  private static void addRow(float[] plane, int from, double weight, double[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += plane[from + x] * weight;
    }
  }
}
