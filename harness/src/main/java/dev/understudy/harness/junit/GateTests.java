package dev.understudy.harness.junit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.understudy.harness.cli.gate.Runs;
import dev.understudy.harness.gate.Baseline;
import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.Gate;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.Policies;
import dev.understudy.harness.gate.output.FindingText;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.reports.history.History;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Turns a gate into dynamic tests, one per rule:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> modelsAreNoWorseThanTheRelease() {
 *   return GateTests.of(Path.of("runs/nightly"), "tag:release", Path.of("gate-policy.yaml"));
 * }
 * }</pre>
 *
 * <p>A regression fails, and so does what is not comparable; a row that the baseline does not have
 * is aborted, which JUnit shows as skipped. A gate that compares nothing fails.
 */
public final class GateTests {
  private GateTests() {}

  /**
   * The tests of a run by the built-in policy, runs being looked for in this user's history.
   *
   * @param run a run's folder, or its record file
   * @param baseline a run's folder, a record file, a history id, {@code tag:NAME} or {@code last:N}
   * @throws dev.understudy.common.InputException if there is no such run
   */
  public static Stream<DynamicTest> of(Path run, String baseline) {
    return of(run, baseline, null);
  }

  /**
   * The same by a policy file.
   *
   * @param policy the file, or null for the built-in policy
   * @throws dev.understudy.harness.experiment.InvalidExperimentException with all errors of the
   *     policy file
   */
  public static Stream<DynamicTest> of(Path run, String baseline, @Nullable Path policy) {
    return of(run, baseline, policy, History.ofThisUser());
  }

  /**
   * The same with a history of one's own.
   *
   * @param history a SQLite file, or {@code postgresql://USER@HOST/DATABASE}
   */
  public static Stream<DynamicTest> of(
      Path run, String baseline, @Nullable Path policy, String history) {
    try (Runs runs = new Runs(history)) {
      Runs.Found found = runs.run(run.toString());
      Policy wanted = Policies.read(policy, found.run().record());
      Baseline past = runs.baseline(baseline, found.run(), wanted);
      return of(Gate.judge(found.run(), past, wanted));
    }
  }

  /** The tests of a report. */
  public static Stream<DynamicTest> of(GateReport report) {
    return report.findings().isEmpty()
        ? Stream.of(dynamicTest("any row is comparable", () -> fail("nothing to compare")))
        : report.findings().stream()
            .map(f -> dynamicTest(FindingText.title(f), () -> check(report, f)));
  }

  private static void check(GateReport report, Finding finding) {
    switch (finding.verdict()) {
      case REGRESSION, NOT_COMPARABLE -> fail(FindingText.sentence(finding));
      case NEW -> {
        if (!report.comparedAnything()) {
          fail("nothing was compared; " + FindingText.sentence(finding));
        }
        abort(FindingText.sentence(finding));
      }
      case PASS, IMPROVED, NOT_CONFIRMED -> {
        // Nothing got worse.
      }
    }
  }
}
