package dev.understudy.datasets.pictures;

import dev.understudy.datasets.Quantisation;

/**
 * One decoded picture.
 *
 * @param levels 8-bit levels, planar {@code [channels, height, width]}
 * @param channels 1 or 3
 * @param height rows
 * @param width columns
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Decoded(byte[] levels, int channels, int height, int width) {
  /** The number of values as a picture of {@code wanted} channels. */
  static long values(int wanted, int height, int width) {
    return (long) wanted * height * width;
  }

  /** Puts the picture's values at {@code offset}, a grey one three times where RGB is wanted. */
  void copyTo(float[] target, int offset, int wanted) {
    int plane = height * width;
    for (int c = 0; c < wanted; c++) {
      int from = channels == 1 ? 0 : c * plane;
      for (int i = 0; i < plane; i++) {
        target[offset + c * plane + i] = Quantisation.value(Byte.toUnsignedInt(levels[from + i]));
      }
    }
  }
}
