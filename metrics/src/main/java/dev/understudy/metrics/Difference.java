package dev.understudy.metrics;

import dev.understudy.common.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * A student against its teacher in one measure.
 *
 * @param value student − teacher, under the measure's id and in its unit, with its interval
 * @param shareBetter the share in [0,1] of latents at which the student is strictly better; null
 *     where the measure has no value per picture
 */
public record Difference(Measurement value, @Nullable Double shareBetter) {
  /** Which way a measure is better. */
  public enum Better {
    LOWER,
    HIGHER
  }
}
