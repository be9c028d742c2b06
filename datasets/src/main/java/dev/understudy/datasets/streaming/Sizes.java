package dev.understudy.datasets.streaming;

import java.util.Optional;

/** The smallest and the largest picture, by pixels. */
final class Sizes {
  private long count;
  private int smallHeight;
  private int smallWidth;
  private int largeHeight;
  private int largeWidth;
  private boolean mixed;

  void add(int height, int width) {
    if (count++ == 0) {
      smallHeight = height;
      largeHeight = height;
      smallWidth = width;
      largeWidth = width;
      return;
    }
    mixed |= height != smallHeight || width != smallWidth;
    long pixels = (long) height * width;
    if (pixels < (long) smallHeight * smallWidth) {
      smallHeight = height;
      smallWidth = width;
    }
    if (pixels > (long) largeHeight * largeWidth) {
      largeHeight = height;
      largeWidth = width;
    }
  }

  /** Width by height, as the messages of this room give sizes. */
  Optional<String> sentence() {
    return mixed
        ? Optional.of(
            String.format(
                "%d pictures of several sizes, from %dx%d to %dx%d (width x height),"
                    + " brought to one",
                count, smallWidth, smallHeight, largeWidth, largeHeight))
        : Optional.empty();
  }
}
