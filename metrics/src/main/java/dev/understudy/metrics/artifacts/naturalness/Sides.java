package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.common.InputException;

/** The refusal of pictures that are too small. */
final class Sides {
  private Sides() {}

  /** Throws unless both sides have {@code least} pixels. */
  static void check(String measure, int height, int width, int least, String reason) {
    if (Math.min(height, width) < least) {
      throw new InputException(
          measure,
          "pictures of " + height + "x" + width + " are too small for it: " + reason,
          "at least " + least + " pixels a side",
          "leave " + measure + " out for such pictures");
    }
  }
}
