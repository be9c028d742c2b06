package dev.understudy.farm;

import org.jspecify.annotations.Nullable;

/**
 * Which output is the picture, and how to read it.
 *
 * @param name the output's name, or null to take the model's only output
 * @param low the value that means black
 * @param high the value that means white
 * @param layout the axes' order, or null to infer it from the shape (1 or 3 channels first or last)
 * @param overshoot what becomes of values outside the range
 */
public record ImageOutput(
    @Nullable String name, double low, double high, @Nullable Layout layout, Overshoot overshoot) {
  /** Checks the range. */
  public ImageOutput {
    if (!(low < high)) {
      throw new IllegalArgumentException("range must ascend: " + low + ", " + high);
    }
  }

  /** Values outside the range are kept. */
  public ImageOutput(@Nullable String name, double low, double high, @Nullable Layout layout) {
    this(name, low, high, layout, Overshoot.KEEP);
  }

  /** Another output, read in the same way. */
  public ImageOutput with(String otherName) {
    return new ImageOutput(otherName, low, high, layout, overshoot);
  }

  /** The same with its overshoot kept. */
  public ImageOutput keepingOvershoot() {
    return new ImageOutput(name, low, high, layout);
  }

  /** What becomes of values outside the range. */
  public enum Overshoot {
    /** They stay as they are, until pictures are rounded to 8 bits. */
    KEEP,
    /** They become the range's nearer end at once. */
    CLAMP
  }

  /** Axis orders. */
  public enum Layout {
    NCHW,
    NHWC
  }
}
