package dev.understudy.metrics.paired;

/**
 * Where the pictures of each pair differ: one map per pair, of the pictures' own size. In every map
 * 0 means equal and larger means more different, whatever the measure's own direction, so that one
 * colour scale serves all.
 *
 * @param data {@code [count, height, width]}, each value at least 0 but for rounding
 * @param count pairs
 * @param height rows
 * @param width columns
 */
@SuppressWarnings("ArrayRecordComponent") // a batch is a view of its array
public record PairedMaps(float[] data, int count, int height, int width) {
  /** Checks that the shape holds the data. */
  public PairedMaps {
    if ((long) count * height * width != data.length) {
      throw new IllegalArgumentException(
          data.length + " values do not fill [" + count + "," + height + "," + width + "]");
    }
  }

  /** A copy of the map {@code [height, width]} of pair {@code i}. */
  public float[] map(int i) {
    int size = height * width;
    return java.util.Arrays.copyOfRange(data, i * size, (i + 1) * size);
  }
}
