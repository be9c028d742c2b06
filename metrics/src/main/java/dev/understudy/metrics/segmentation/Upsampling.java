package dev.understudy.metrics.segmentation;

import java.util.stream.IntStream;

/**
 * The class of each pixel from logits of another size: each class's logits are interpolated as by
 * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)}, then the largest wins, the
 * first of equals. (DRN's networks interpolate within, by a fixed transposed convolution, and give
 * logits of the labels' size.) Row by row, so that no logits of the full size are kept.
 */
final class Upsampling {
  private Upsampling() {}

  /**
   * Logits of one picture within a tensor: class c at row y and column x is at {@code start + c *
   * perClass + (y * width + x) * perPixel}.
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of its array
  record Logits(
      float[] data, int start, int classes, int height, int width, int perClass, int perPixel) {
    float at(int c, int y, int x) {
      return data[start + c * perClass + (y * width + x) * perPixel];
    }
  }

  /** Writes the classes {@code [height, width]} from {@code at} on. */
  static void argmax(Logits logits, int height, int width, int[] into, int at) {
    Axis columns = new Axis(logits.width(), width);
    Axis rows = new Axis(logits.height(), height);
    IntStream.range(0, height)
        .parallel()
        .forEach(y -> row(logits, rows, y, columns, into, at + y * width));
  }

  private static void row(Logits logits, Axis rows, int y, Axis columns, int[] into, int at) {
    int top = rows.low[y];
    int bottom = rows.high[y];
    float down = rows.weight[y];
    float[] best = new float[columns.low.length];
    for (int c = 0; c < logits.classes(); c++) {
      for (int x = 0; x < best.length; x++) {
        int left = columns.low[x];
        int right = columns.high[x];
        float across = columns.weight[x];
        float upper = logits.at(c, top, left) * (1 - across) + logits.at(c, top, right) * across;
        float lower =
            logits.at(c, bottom, left) * (1 - across) + logits.at(c, bottom, right) * across;
        float value = upper * (1 - down) + lower * down;
        if (c == 0 || value > best[x]) {
          best[x] = value;
          into[at + x] = c;
        }
      }
    }
  }

  /** Where along one axis each output pixel takes its two inputs from. */
  private static final class Axis {
    private final int[] low;
    private final int[] high;
    private final float[] weight;

    Axis(int in, int out) {
      low = new int[out];
      high = new int[out];
      weight = new float[out];
      float scale = (float) in / out;
      for (int i = 0; i < out; i++) {
        float source = Math.max(0, scale * (i + 0.5f) - 0.5f);
        low[i] = Math.min((int) source, in - 1);
        high[i] = Math.min(low[i] + 1, in - 1);
        weight[i] = source - low[i];
      }
    }
  }
}
