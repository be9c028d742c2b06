package dev.understudy.harness.gate.policy;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.RunRecord.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the gate holds a run to.
 *
 * @param name what messages call it: the file, or {@code default}
 * @param rules in order; of two that speak of one setting of a row, the later holds
 * @param hardware which rows another machine makes not comparable
 * @param runtimeVersions what another version of a runtime means for timing
 * @param launchAlpha the probability, over all timed configurations together, that launches alone
 *     differ as much as is asked for
 * @param nights the standard deviation, as a share, by which latencies of two nights are taken to
 *     differ where too few past runs are known to tell
 * @param windowZ the robust z-score that a run must exceed against a window of past runs
 * @param windowRuns fewer past runs give no such score
 */
public record Policy(
    String name,
    List<Rule> rules,
    Hardware hardware,
    RuntimeVersions runtimeVersions,
    double launchAlpha,
    double nights,
    double windowZ,
    int windowRuns) {
  /** Copies the rules. */
  public Policy {
    rules = List.copyOf(rules);
  }

  /** Which rows other hardware makes not comparable. */
  public enum Hardware {
    /** What is timed or depends on how a chip computes: latency, memory, parity. */
    TIMING,
    /** All rows. */
    ALL;

    /** The id used in policy files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What another version of a runtime means for the rows that it ran. */
  public enum RuntimeVersions {
    /** They are compared, with a note: an upgrade that slows models down is a regression. */
    NOTE,
    /** They are not comparable. */
    NOT_COMPARABLE;

    /** The id used in policy files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The same with further rules that override these. */
  public Policy with(List<Rule> more) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(more);
    return new Policy(
        name, all, hardware, runtimeVersions, launchAlpha, nights, windowZ, windowRuns);
  }

  /** What a row is held to; a row that no rule gives a test or a change is held to the least. */
  public Settings settings(Row row, MeasureInfo info) {
    Direction direction = info.direction();
    SmallestChange change = SmallestChange.share(0);
    TestKind test = TestKind.INTERVAL;
    double alpha = 0.01;
    boolean ignored = false;
    for (Rule rule : rules) {
      if (rule.matches(row, info)) {
        direction = rule.direction() == null ? direction : rule.direction();
        change = rule.change() == null ? change : rule.change();
        test = rule.test() == null ? test : rule.test();
        alpha = rule.alpha() == null ? alpha : rule.alpha();
        ignored = rule.ignore() == null ? ignored : rule.ignore();
      }
    }
    return new Settings(direction, change, test, alpha, ignored);
  }
}
