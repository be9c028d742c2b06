package dev.understudy.metrics.artifacts.maps;

/**
 * Colours whose brightness rises evenly, so that equal steps of a value look equal, in print and to
 * the colour-blind too: the cubehelix of D. A. Green (2011), start 2.5, 0.8 rotations, hue 1.2,
 * between 15 % and 90 % of its length (its ends are plain black and white). Of the usual settings
 * these have the most even lightness L*: steps differ by 12 %.
 */
final class ColourScale {
  private static final double START = 2.5;
  private static final double ROTATIONS = 0.8;
  private static final double HUE = 1.2;
  private static final double FROM = 0.15;
  private static final double TO = 0.9;

  private ColourScale() {}

  /** Red, green and blue in [0,1] for {@code t} in [0,1]. */
  static double[] rgb(double t) {
    double brightness = FROM + (TO - FROM) * Math.min(1, Math.max(0, t));
    double angle = 2 * Math.PI * (START / 3 + 1 + ROTATIONS * brightness);
    double amplitude = HUE * brightness * (1 - brightness) / 2;
    double cos = amplitude * Math.cos(angle);
    double sin = amplitude * Math.sin(angle);
    return new double[] {
      clamped(brightness - 0.14861 * cos + 1.78277 * sin),
      clamped(brightness - 0.29227 * cos - 0.90649 * sin),
      clamped(brightness + 1.97294 * cos)
    };
  }

  private static double clamped(double value) {
    return Math.min(1, Math.max(0, value));
  }
}
