package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import dev.understudy.datasets.decoding.Defaults;
import java.util.Arrays;

/**
 * How pictures lie in an array: {@code [N,H,W,C]}, else {@code [N,C,H,W]}, else {@code [N,H,W]},
 * with C 1 or 3.
 *
 * @param interleaved whether the channels run fastest
 */
record ArrayLayout(int count, int channels, int height, int width, boolean interleaved) {
  /** Whether a shape can be one of pictures. */
  static boolean fits(int[] shape) {
    return shape.length == 4
        ? isChannels(shape[3]) || isChannels(shape[1])
        : shape.length == 3 && !isChannels(shape[2]);
  }

  static ArrayLayout of(String where, int[] shape) {
    boolean positive = Arrays.stream(shape).allMatch(size -> size > 0);
    if (!positive || !fits(shape)) {
      throw new InputException(
          where,
          "has the shape " + Arrays.toString(shape),
          "[N,H,W,C] or [N,C,H,W] with C 1 or 3, or [N,H,W]",
          shape.length == 3
              ? "put a dimension for the count before a single picture"
              : "save the pictures alone, RGB or grey, in one array");
    }
    ArrayLayout layout;
    if (shape.length == 3) {
      layout = new ArrayLayout(shape[0], 1, shape[1], shape[2], false);
    } else if (isChannels(shape[3])) {
      layout = new ArrayLayout(shape[0], shape[3], shape[1], shape[2], true);
    } else {
      layout = new ArrayLayout(shape[0], shape[1], shape[2], shape[3], false);
    }
    if ((long) layout.height * layout.width > Defaults.MAX_PIXELS) {
      throw new InputException(
          where,
          "claims pictures of " + layout.width + "x" + layout.height,
          "at most " + Defaults.MAX_PIXELS / 1_000_000 + " million pixels each",
          "save the array again");
    }
    return layout;
  }

  private static boolean isChannels(int size) {
    return size == 1 || size == 3;
  }

  /** Values in one picture. */
  int values() {
    return channels * height * width;
  }

  /** Where value {@code i} of a picture as stored belongs in planar order. */
  int planar(int i) {
    return interleaved ? i % channels * height * width + i / channels : i;
  }
}
