package dev.understudy.metrics.paths;

/** A mapping network, from Z to W. */
@FunctionalInterface
public interface LatentMapping {
  /**
   * Maps latents.
   *
   * @param first the first latent's pair, counted from 0 over all pairs: by it a class label may be
   *     chosen
   * @param z {@code [count, d]} row-major, normal
   * @param count latents
   * @return {@code [count, k]} row-major, where k is the generator's (layers times width, if it
   *     takes one per layer)
   */
  float[] map(long first, float[] z, int count);
}
