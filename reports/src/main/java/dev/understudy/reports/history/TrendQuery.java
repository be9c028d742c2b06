package dev.understudy.reports.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which values over time are meant; null does not restrict.
 *
 * @param measure the measure's id
 * @param experiment the experiment's name
 * @param subject the subject's name
 * @param device the device's id
 * @param runtime the runtime's id
 * @param since of runs started then or later
 * @param until of runs started before then
 */
public record TrendQuery(
    @Nullable String measure,
    @Nullable String experiment,
    @Nullable String subject,
    @Nullable String device,
    @Nullable String runtime,
    @Nullable Instant since,
    @Nullable Instant until) {
  /** All of one measure. */
  public static TrendQuery of(String measure) {
    return new TrendQuery(measure, null, null, null, null, null, null);
  }

  /** All of one experiment. */
  public static TrendQuery ofExperiment(String experiment) {
    return new TrendQuery(null, experiment, null, null, null, null, null);
  }
}
