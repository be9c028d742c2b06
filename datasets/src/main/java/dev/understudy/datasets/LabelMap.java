package dev.understudy.datasets;

/**
 * The class (or instance) of every pixel of one picture.
 *
 * @param name which map it is, for messages: its file
 * @param ids {@code [height, width]} row by row, not negative. Not copied.
 * @param height rows
 * @param width columns
 */
@SuppressWarnings("ArrayRecordComponent") // a view of its array; identity is meant
public record LabelMap(String name, int[] ids, int height, int width) {
  /** Checks that the shape holds the ids. */
  public LabelMap {
    if (height < 1 || width < 1 || (long) height * width != ids.length) {
      throw new IllegalArgumentException(
          name + ": " + ids.length + " ids do not fill [" + height + "," + width + "]");
    }
  }

  /**
   * The map at another size by nearest neighbour, as Pillow's {@code NEAREST}: the pixel under each
   * new pixel's centre. Ids are never mixed.
   */
  public LabelMap resized(int newHeight, int newWidth) {
    if (newHeight == height && newWidth == width) {
      return this;
    }
    int[] rows = nearest(height, newHeight);
    int[] columns = nearest(width, newWidth);
    int[] resized = new int[Math.multiplyExact(newHeight, newWidth)];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        resized[y * newWidth + x] = ids[rows[y] * width + columns[x]];
      }
    }
    return new LabelMap(name, resized, newHeight, newWidth);
  }

  // Pillow steps by adding, not by multiplying (Geometry.c, ImagingScaleAffine), and halves of
  // pixels round as that leaves them.
  private static int[] nearest(int in, int out) {
    if (out < 1) {
      throw new IllegalArgumentException("a map cannot become " + out + " pixels wide or high");
    }
    double scale = (double) in / out;
    int[] from = new int[out];
    double at = scale * 0.5;
    for (int i = 0; i < out; i++) {
      from[i] = Math.min(in - 1, (int) at);
      at += scale;
    }
    return from;
  }
}
