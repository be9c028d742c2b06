package dev.understudy.metrics.distances;

import dev.understudy.metrics.Defaults;

/**
 * How MiFID measures memorisation.
 *
 * @param over whose rows the memorisation distance is averaged over
 * @param threshold the distance from which on nothing is held to be memorised, in (0,1]
 */
public record MemorizationOptions(Over over, double threshold) {
  /** Whose nearest distances are averaged. */
  public enum Over {
    /** The training pictures', each to its nearest generated one: torchmetrics. */
    TRAINING,
    /** The generated pictures', each to its nearest training one: the paper. */
    GENERATED
  }

  /** Checks the range. */
  public MemorizationOptions {
    if (!(threshold > 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be within (0,1], was " + threshold);
    }
  }

  /** torchmetrics' direction, whose numbers stand in today's tables, and the field's threshold. */
  public static MemorizationOptions defaults() {
    return new MemorizationOptions(Over.TRAINING, Defaults.MIFID_THRESHOLD);
  }
}
