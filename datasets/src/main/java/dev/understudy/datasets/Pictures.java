package dev.understudy.datasets;

import java.util.Arrays;

/**
 * A batch of pictures of one size.
 *
 * @param data float NCHW {@code [count, channels, height, width]} in [-1,1]; 8-bit value v is
 *     {@code v / 127.5 - 1}. Not copied.
 * @param count pictures in this batch
 * @param channels 1 (grey) or 3 (RGB)
 * @param height rows
 * @param width columns
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is a view of its array; identity is meant
public record Pictures(float[] data, int count, int channels, int height, int width) {
  /** Checks that the shape holds the data. */
  public Pictures {
    if ((long) count * channels * height * width != data.length) {
      throw new IllegalArgumentException(
          data.length
              + " values do not fill ["
              + count
              + ","
              + channels
              + ","
              + height
              + ","
              + width
              + "]");
    }
  }

  /** Values in one picture. */
  public int pictureSize() {
    return channels * height * width;
  }

  /** A copy of picture {@code i} as a batch of one. */
  public Pictures picture(int i) {
    int size = pictureSize();
    return new Pictures(
        Arrays.copyOfRange(data, i * size, (i + 1) * size), 1, channels, height, width);
  }
}
