package dev.understudy.harness.gate;

import dev.understudy.harness.gate.stats.Quantiles;
import dev.understudy.harness.gate.stats.Thinning;
import java.util.Arrays;

/** The raw samples of one launch, in milliseconds. */
public final class Launch {
  private final double load;
  private final double first;
  private final double[] sorted;
  private final double[] thinned;

  /**
   * A launch.
   *
   * @param load reading the model and making the session; not positive where not measured
   * @param first the first inference; not positive where not measured
   * @param steady the steady runs in their order; empty where the launch failed
   */
  public Launch(double load, double first, double[] steady) {
    this.load = load;
    this.first = first;
    this.sorted = steady.clone();
    Arrays.sort(sorted);
    this.thinned = Thinning.thin(steady);
  }

  /** Loading, in milliseconds. */
  double load() {
    return load;
  }

  /** The first inference, in milliseconds. */
  double first() {
    return first;
  }

  /** Whether it came to steady runs. */
  boolean isMeasured() {
    return sorted.length > 0;
  }

  /** A quantile of the steady runs, in milliseconds; of a measured launch. */
  double quantile(double p) {
    return Quantiles.ofSorted(sorted, p);
  }

  /** As many of the steady runs as they are worth in independent ones. */
  double[] thinned() {
    return thinned.clone();
  }
}
