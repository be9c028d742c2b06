package dev.understudy.datasets;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A standard normal that is cut off at ±threshold, as BigGAN's latents are. {@code
 * scipy.stats.truncnorm.rvs(-threshold, threshold, size, random_state)} takes one uniform draw for
 * a value and looks up its quantile; so does this, and as floats the two are equal (SciPy goes
 * through logarithms, which leaves a difference in the last places of a double).
 */
public final class TruncatedNormal {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double threshold;
  private final double below;
  private final double mass;

  /**
   * One of these.
   *
   * @param threshold above 0 and finite
   */
  public TruncatedNormal(double threshold) {
    if (!(threshold > 0) || Double.isInfinite(threshold)) {
      throw new IllegalArgumentException("threshold must be above 0: " + threshold);
    }
    this.threshold = threshold;
    this.below = NORMAL.cumulativeProbability(-threshold);
    this.mass = NORMAL.probability(-threshold, threshold);
  }

  /**
   * The value that a share of all values lies below.
   *
   * @param share within [0,1]
   * @return within [-threshold, threshold]
   */
  public double quantile(double share) {
    double value =
        share <= 0.5
            ? NORMAL.inverseCumulativeProbability(below + share * mass)
            : -NORMAL.inverseCumulativeProbability(below + (1 - share) * mass);
    return Math.max(-threshold, Math.min(threshold, value));
  }
}
