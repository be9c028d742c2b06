package dev.understudy.farm;

import org.jspecify.annotations.Nullable;

/**
 * Which output is the picture, and how to read it.
 *
 * @param name the output's name, or null to take the model's only output
 * @param low the value that means black
 * @param high the value that means white
 * @param layout the axes' order, or null to infer it from the shape (1 or 3 channels first or last)
 */
public record ImageOutput(@Nullable String name, double low, double high, @Nullable Layout layout) {
  /** Checks the range. */
  public ImageOutput {
    if (!(low < high)) {
      throw new IllegalArgumentException("range must ascend: " + low + ", " + high);
    }
  }

  /** Another output, read in the same way. */
  public ImageOutput with(String otherName) {
    return new ImageOutput(otherName, low, high, layout);
  }

  /** Axis orders. */
  public enum Layout {
    NCHW,
    NHWC
  }
}
