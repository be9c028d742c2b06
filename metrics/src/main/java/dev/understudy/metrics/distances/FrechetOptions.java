package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * How a Fréchet distance is computed.
 *
 * @param ddof 1, or 0 for covariances divided by N as in StyleGAN2 and 3; the reference's are
 *     divided likewise where it says how many pictures it comes from
 */
public record FrechetOptions(int ddof) {
  /** Checks the range. */
  public FrechetOptions {
    if (ddof != 0 && ddof != 1) {
      throw new IllegalArgumentException("ddof must be 0 or 1, was " + ddof);
    }
  }

  /** {@link Defaults#DDOF}. */
  public static FrechetOptions defaults() {
    return new FrechetOptions(Defaults.DDOF);
  }
}
