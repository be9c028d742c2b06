package dev.understudy.measuring;

/** Quantiles of samples, and what they may claim. All arrays are sorted ascending. */
public final class OrderStatistics {
  /** Beyond this the binomial is normal to four digits, and 2^-n would underflow. */
  private static final int EXACT_UP_TO = 1000;

  private OrderStatistics() {}

  /**
   * A quantile by linear interpolation between order statistics, as NumPy's default.
   *
   * @param sorted at least one sample
   * @param q within [0,1]
   */
  public static double quantile(double[] sorted, double q) {
    if (sorted.length == 0 || !(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("no quantile " + q + " of " + sorted.length + " samples");
    }
    double at = q * (sorted.length - 1);
    int low = (int) Math.floor(at);
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }

  /**
   * The distribution-free interval of the median: the order statistics that hold it with at least
   * the given confidence, by the binomial distribution. Of so few samples that none do, the whole
   * range.
   *
   * @param level confidence in (0,1)
   * @return low and high end
   */
  public static double[] medianInterval(double[] sorted, double level) {
    int n = sorted.length;
    if (n == 0 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException("no interval at " + level + " of " + n + " samples");
    }
    int below = Math.max(0, samplesBelow(n, (1 - level) / 2) - 1);
    return new double[] {sorted[below], sorted[n - 1 - below]};
  }

  /** The largest k with P(X < k) ≤ tail, for X binomial(n, 1/2). */
  private static int samplesBelow(int n, double tail) {
    if (n > EXACT_UP_TO) {
      return (int) Math.floor((n - normalQuantile(tail) * Math.sqrt(n)) / 2);
    }
    double probability = Math.pow(0.5, n);
    double cumulative = 0;
    int k = 0;
    while (k < n && cumulative + probability <= tail) {
      cumulative += probability;
      probability *= (double) (n - k) / (k + 1);
      k++;
    }
    return k;
  }

  /** z with P(Z > z) = tail, by bisection of the Abramowitz–Stegun 7.1.26 tail. */
  private static double normalQuantile(double tail) {
    double low = 0;
    double high = 40;
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (normalTail(middle) > tail) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  private static double normalTail(double z) {
    double x = z / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double poly =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return poly * Math.exp(-x * x) / 2;
  }

  /**
   * The fewest samples from which a percentile may be printed: those with which its one-sided 99 %
   * bound still lies within the samples (64 for p90, 130 for p95, 662 for p99).
   *
   * @param percentile 50, 90, 95 or 99
   */
  public static int runsNeeded(int percentile) {
    return switch (percentile) {
      case 50 -> 1;
      case 90 -> 64;
      case 95 -> 130;
      case 99 -> 662;
      default -> throw new IllegalArgumentException("no rule for p" + percentile);
    };
  }
}
