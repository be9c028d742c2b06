package dev.understudy.reports.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are no longer wanted: those that fail every condition that is given. Tagged runs are
 * always wanted.
 *
 * @param keep the newest so many of each experiment stay; null to look at age alone
 * @param olderThan runs started less than this ago stay; null to look at number alone
 * @param experiment runs of other experiments stay; null for all
 */
public record Retention(
    @Nullable Integer keep, @Nullable Duration olderThan, @Nullable String experiment) {
  /** Asks for at least one condition, since a rule without any would remove everything. */
  public Retention {
    if (keep == null && olderThan == null) {
      throw new IllegalArgumentException("neither a number to keep nor an age");
    }
    if (keep != null && keep < 0) {
      throw new IllegalArgumentException("cannot keep " + keep + " runs");
    }
  }

  /** The unwanted among all runs, which come the newest first. */
  List<RunSummary> expired(List<RunSummary> runs, Instant now) {
    Map<String, Integer> newer = new HashMap<>();
    List<RunSummary> expired = new ArrayList<>();
    for (RunSummary run : runs) {
      int rank = newer.merge(run.name(), 1, Integer::sum);
      boolean beyond = keep == null || rank > keep;
      boolean old = olderThan == null || run.started().isBefore(now.minus(olderThan));
      boolean meant = experiment == null || run.name().equals(experiment);
      if (beyond && old && meant && run.tags().isEmpty()) {
        expired.add(run);
      }
    }
    return expired;
  }
}
