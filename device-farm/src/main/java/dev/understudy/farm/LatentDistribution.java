package dev.understudy.farm;

/** What latents are drawn from. */
public sealed interface LatentDistribution {
  /** Standard normal: {@code standard_normal(size)}. */
  record Normal() implements LatentDistribution {}

  /**
   * A standard normal cut off on both sides: {@code scipy.stats.truncnorm.rvs(-threshold,
   * threshold, size, random_state)}.
   *
   * @param threshold above 0
   */
  record TruncatedNormal(double threshold) implements LatentDistribution {}

  /**
   * Uniform in [low, high): {@code uniform(low, high, size)}.
   *
   * @param low the smallest value
   * @param high above every value
   */
  record Uniform(double low, double high) implements LatentDistribution {}
}
