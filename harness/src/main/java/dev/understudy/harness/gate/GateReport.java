package dev.understudy.harness.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * What the gate says of a run.
 *
 * @param run what the run is called
 * @param experiment the experiment's name
 * @param baseline what the baseline is called
 * @param policy what the policy is called
 * @param findings one per rule, in the order of the record's rows
 * @param tested how many rules had a p-value, which is what Holm's correction is for
 * @param notes what concerns the whole comparison
 */
public record GateReport(
    String run,
    String experiment,
    String baseline,
    String policy,
    List<Finding> findings,
    int tested,
    List<String> notes) {
  /** Copies the lists. */
  public GateReport {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** The findings with a verdict. */
  public List<Finding> with(Verdict verdict) {
    return findings.stream().filter(f -> f.verdict() == verdict).toList();
  }

  /** How many findings have a verdict. */
  public int count(Verdict verdict) {
    return with(verdict).size();
  }

  /** Whether any rule held two values against each other. */
  public boolean comparedAnything() {
    return findings.stream()
        .anyMatch(f -> f.verdict() != Verdict.NEW && f.verdict() != Verdict.NOT_COMPARABLE);
  }

  /** What follows for the run: what is not comparable is no pass, and neither is nothing at all. */
  public Outcome outcome() {
    if (count(Verdict.REGRESSION) > 0) {
      return Outcome.REGRESSION;
    }
    return count(Verdict.NOT_COMPARABLE) > 0 || !comparedAnything()
        ? Outcome.NOT_COMPARABLE
        : Outcome.PASS;
  }

  /** What follows for the run. */
  public enum Outcome {
    PASS,
    REGRESSION,
    NOT_COMPARABLE
  }

  /** The same with other findings, and notes in addition. */
  GateReport with(List<Finding> others, List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new GateReport(run, experiment, baseline, policy, others, tested, all);
  }
}
