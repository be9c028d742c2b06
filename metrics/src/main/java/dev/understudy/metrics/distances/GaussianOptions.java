package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * How CMMD compares.
 *
 * @param sigma the Gaussian kernel's width, above 0
 * @param unitNorm whether features are first divided by their length, as the published code does
 *     with CLIP's embeddings
 */
public record GaussianOptions(double sigma, boolean unitNorm) {
  /** Checks the range. */
  public GaussianOptions {
    if (!(sigma > 0)) {
      throw new IllegalArgumentException("sigma must be above 0, was " + sigma);
    }
  }

  /** {@link Defaults}' figures: the published code's. */
  public static GaussianOptions defaults() {
    return new GaussianOptions(Defaults.CMMD_SIGMA, true);
  }
}
