package dev.understudy.harness.gate;

import dev.understudy.common.InputException;
import dev.understudy.harness.gate.policy.Policy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Holds a run against a baseline. */
public final class Gate {
  private Gate() {}

  /**
   * Judges every row of a run by its policy.
   *
   * @throws InputException if the run is its own baseline, or the policy asks a test of a measure
   *     that it cannot judge
   */
  public static GateReport judge(GateRun run, Baseline baseline, Policy policy) {
    return judge(run, baseline, policy, key -> true);
  }

  /**
   * Judges some rows only.
   *
   * @param rows which
   */
  static GateReport judge(GateRun run, Baseline baseline, Policy policy, Predicate<RowKey> rows) {
    refuseItself(run, baseline);
    Pairing pairing = new Pairing(run, baseline, policy, rows);
    Decision decision = new Decision(policy, pairing.compared());
    List<Finding> findings = new ArrayList<>();
    for (Pairing.Entry entry : pairing.entries()) {
      findings.add(
          entry.finding() != null ? entry.finding() : decision.of(entry.comparedOrThrow()));
    }
    return new GateReport(
        run.name(),
        run.record().name(),
        baseline.name(),
        policy.name(),
        findings,
        decision.tested(),
        notes(run, baseline));
  }

  /** Whether any row of a run may be held against the same one of an earlier run. */
  public static boolean isComparable(GateRun run, GateRun past, Policy policy) {
    Baseline baseline = new Baseline(past.name(), true, List.of(past));
    return !new Pairing(run, baseline, policy, key -> true).compared().isEmpty();
  }

  private static void refuseItself(GateRun run, Baseline baseline) {
    for (GateRun past : baseline.runs()) {
      if (past.record().equals(run.record())) {
        throw new InputException(
            baseline.name(),
            "this is the run itself (" + run.name() + "); held against itself, any run passes",
            "an earlier run as baseline",
            "name another run, or `--baseline last:10`, which leaves the run itself out");
      }
    }
  }

  private static List<String> notes(GateRun run, Baseline baseline) {
    Set<String> notes = new LinkedHashSet<>();
    for (GateRun past : baseline.runs()) {
      if (!past.record().name().equals(run.record().name())) {
        notes.add(
            "the baseline is of another experiment, “"
                + past.record().name()
                + "”; rows are held against each other by subject, device, runtime and measure");
      }
      if (!past.record().provenance().version().equals(run.record().provenance().version())) {
        notes.add(
            "the baseline was made by understudy "
                + past.record().provenance().version()
                + ", this run by "
                + run.record().provenance().version());
      }
    }
    return List.copyOf(notes);
  }
}
