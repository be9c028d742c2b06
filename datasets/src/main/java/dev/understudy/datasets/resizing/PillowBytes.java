package dev.understudy.datasets.resizing;

import java.util.Arrays;

/** Pillow's resampling of 8-bit channels: 22 bits of fraction, rounded to bytes after each pass. */
final class PillowBytes {
  private static final int HALF = 1 << (Coefficients.PRECISION_BITS - 1);

  private PillowBytes() {}

  /**
   * One plane at another size; a pass that would change nothing is left out, as Pillow leaves it.
   *
   * @param plane 0..255 from {@code offset} on, row by row
   * @return {@code [outHeight, outWidth]}; a new array
   */
  static byte[] resize(
      byte[] plane, int offset, int height, int width, int outHeight, int outWidth, Filter f) {
    byte[] now = Arrays.copyOfRange(plane, offset, offset + height * width);
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

  private static byte[] across(byte[] plane, int height, int width, Coefficients c) {
    int outWidth = c.first.length;
    byte[] out = new byte[Math.multiplyExact(height, outWidth)];
    // Four rows at once: each weight is fetched once for four independent sums.
    int y = 0;
    for (; y + 4 <= height; y += 4) {
      for (int x = 0; x < outWidth; x++) {
        int a = HALF;
        int b = HALF;
        int d = HALF;
        int e = HALF;
        int from = y * width + c.first[x];
        int at = x * c.taps;
        for (int end = at + c.count[x]; at < end; at++, from++) {
          int weight = c.fixed[at];
          a += (plane[from] & 0xFF) * weight;
          b += (plane[from + width] & 0xFF) * weight;
          d += (plane[from + 2 * width] & 0xFF) * weight;
          e += (plane[from + 3 * width] & 0xFF) * weight;
        }
        int to = y * outWidth + x;
        out[to] = clip(a);
        out[to + outWidth] = clip(b);
        out[to + 2 * outWidth] = clip(d);
        out[to + 3 * outWidth] = clip(e);
      }
    }
    for (; y < height; y++) {
      for (int x = 0; x < outWidth; x++) {
        int sum = HALF;
        int from = y * width + c.first[x];
        for (int k = 0; k < c.count[x]; k++) {
          sum += (plane[from + k] & 0xFF) * c.fixed[x * c.taps + k];
        }
        out[y * outWidth + x] = clip(sum);
      }
    }
    return out;
  }

  private static byte[] down(byte[] plane, int width, Coefficients c) {
    int outHeight = c.first.length;
    byte[] out = new byte[Math.multiplyExact(outHeight, width)];
    int[] sums = new int[width];
    for (int y = 0; y < outHeight; y++) {
      Arrays.fill(sums, HALF);
      for (int k = 0; k < c.count[y]; k++) {
        addRow(plane, (c.first[y] + k) * width, c.fixed[y * c.taps + k], sums);
      }
      for (int x = 0; x < width; x++) {
        out[y * width + x] = clip(sums[x]);
      }
    }
    return out;
  }

  private static void addRow(byte[] plane, int from, int weight, int[] sums) {
    for (int x = 0; x < sums.length; x++) {
      sums[x] += (plane[from + x] & 0xFF) * weight;
    }
  }

  private static byte clip(int sum) {
    int level = sum >> Coefficients.PRECISION_BITS;
    return (byte) Math.max(0, Math.min(255, level));
  }
}
