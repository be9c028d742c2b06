package dev.understudy.harness.experiment;

import dev.understudy.farm.android.DelegateChoice;
import dev.understudy.farm.android.PhoneQuery;
import dev.understudy.measuring.LatencyPlan;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which phones the subjects run on, and how.
 *
 * @param server the Appium server or Grid as the file says it, or null; never part of a record
 * @param pool which of its phones
 * @param delegates names of delegates
 * @param threads numbers of CPU threads
 * @param launches processes per configuration, or null for the plan's
 * @param pictures how many pictures each subject makes on each
 */
public record PhonesChoice(
    @Nullable URI server,
    PhoneQuery pool,
    List<String> delegates,
    List<Integer> threads,
    @Nullable Integer launches,
    int pictures) {
  /** Copies the lists. */
  public PhonesChoice {
    delegates = List.copyOf(delegates);
    threads = List.copyOf(threads);
  }

  /** Every delegate with every number of threads. */
  public List<DelegateChoice> choices() {
    return DelegateChoice.sweep(delegates, threads);
  }

  /** The plan on phones. */
  public LatencyPlan plan(LatencyPlan plan) {
    return launches == null
        ? plan
        : new LatencyPlan(
            plan.name(),
            launches,
            plan.warmUpRuns(),
            plan.maxWarmUp(),
            plan.stability(),
            plan.minRuns(),
            plan.minTime(),
            plan.maxTime(),
            plan.halfWidth());
  }
}
