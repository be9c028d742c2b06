package dev.understudy.datasets.resizing;

/** Which of Pillow's two passes comes first, which rounding makes visible. */
final class PassOrder {
  private PassOrder() {}

  /**
   * Whether rows are resampled before columns. Pillow 13 does so where the height loses more than
   * twice as many pixels as the width; before, columns always came first. (The bound was found from
   * outside: it explains all of 4779 random sizes where the order shows.) An 8-bit level can differ
   * by one between the two, a float in its last place.
   */
  static boolean downFirst(int height, int width, int outHeight, int outWidth) {
    return outHeight < height && height - outHeight > 2L * (width - outWidth);
  }
}
