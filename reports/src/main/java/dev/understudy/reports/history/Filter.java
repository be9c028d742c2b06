package dev.understudy.reports.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are meant; null does not restrict. Names are whole names, letter by letter.
 *
 * @param experiment the experiment's name
 * @param subject a subject's name
 * @param device a device's id
 * @param measure a measure's id
 * @param tag a tag's name
 * @param host a part of what the record says of its host: CPU, OS, Java; upper and lower case alike
 * @param since started then or later
 * @param until started before then
 * @param limit at most so many, the newest; {@link Integer#MAX_VALUE} for all
 */
public record Filter(
    @Nullable String experiment,
    @Nullable String subject,
    @Nullable String device,
    @Nullable String measure,
    @Nullable String tag,
    @Nullable String host,
    @Nullable Instant since,
    @Nullable Instant until,
    int limit) {
  /** Every run. */
  public static final Filter ALL =
      new Filter(null, null, null, null, null, null, null, null, Integer.MAX_VALUE);

  /** Refuses a negative limit. */
  public Filter {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is 0 or more, was " + limit);
    }
  }

  /** The runs of one experiment. */
  public static Filter experiment(String name, int limit) {
    return new Filter(name, null, null, null, null, null, null, null, limit);
  }
}
