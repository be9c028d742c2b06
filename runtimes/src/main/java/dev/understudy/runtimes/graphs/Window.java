package dev.understudy.runtimes.graphs;

/**
 * The window that a convolution or a pooling moves over a picture.
 *
 * @param height its rows
 * @param width its columns
 * @param stride its step, in rows and columns alike, at least 1
 * @param padRows rows added above and below
 * @param padColumns columns added left and right
 * @param ceil whether a last window that sticks out at the end is counted (pooling only)
 */
public record Window(int height, int width, int stride, int padRows, int padColumns, boolean ceil) {
  /** Checks the ranges. */
  public Window {
    if (height < 1 || width < 1 || stride < 1 || padRows < 0 || padColumns < 0) {
      throw new IllegalArgumentException(
          "a window of " + height + "x" + width + ", stride " + stride + " cannot be moved");
    }
  }

  /** Of one row, one column and one step. */
  public static Window point() {
    return square(1);
  }

  /** As high as wide, stepping by one, not padded. */
  public static Window square(int size) {
    return new Window(size, size, 1, 0, 0, false);
  }

  /** As high and wide as given (odd sizes), stepping by one, padded so that the size stays. */
  public static Window same(int height, int width) {
    return new Window(height, width, 1, height / 2, width / 2, false);
  }

  /** The same with another step. */
  public Window stride(int step) {
    return new Window(height, width, step, padRows, padColumns, ceil);
  }

  /** The same, padded by as much on all four sides. */
  public Window padded(int pad) {
    return new Window(height, width, stride, pad, pad, ceil);
  }

  /** The same, counting a last window that sticks out. */
  public Window ceiled() {
    return new Window(height, width, stride, padRows, padColumns, true);
  }
}
