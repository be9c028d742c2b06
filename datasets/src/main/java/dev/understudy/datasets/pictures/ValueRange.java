package dev.understudy.datasets.pictures;

import java.util.Locale;

/**
 * What the values of a float array mean: which two stand for black and white. There is no telling
 * from the values themselves.
 */
public enum ValueRange {
  /** 0 is black, 1 white. */
  ZERO_TO_ONE(0, 1),
  /** −1 is black, 1 white. */
  MINUS_ONE_TO_ONE(-1, 1),
  /** 0 is black, 255 white. */
  ZERO_TO_255(0, 255);

  private final double black;
  private final double white;

  ValueRange(double black, double white) {
    this.black = black;
    this.white = white;
  }

  /** The name on a command line: {@code zero-to-one}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value in [-1,1]. */
  float toPicture(double value) {
    return this == MINUS_ONE_TO_ONE
        ? (float) value
        : (float) ((value - black) / (white - black) * 2 - 1);
  }

  /** Whether the value lies within, but for rounding. */
  boolean holds(double value) {
    double slack = 1e-4 * (white - black);
    return value >= black - slack && value <= white + slack;
  }
}
