package dev.understudy.common;

/**
 * A confidence interval, in its measurement's unit.
 *
 * @param low lower end, at most {@code high}
 * @param high upper end
 * @param level confidence level in (0,1), 0.95 unless said otherwise
 * @param method how it was made, for the footnote: "bootstrap over images, 1000 resamples"
 */
public record ConfidenceInterval(double low, double high, double level, String method) {
  /** Checks the ends' order and the level. */
  public ConfidenceInterval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("interval ends out of order: " + low + " > " + high);
    }
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("confidence level must be within (0,1), was " + level);
    }
  }

  /** Half the interval's width. */
  public double halfWidth() {
    return (high - low) / 2;
  }

  /** Whether the interval holds {@code x}, ends included. */
  public boolean contains(double x) {
    return low <= x && x <= high;
  }
}
