package dev.understudy.harness.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.RowKey;
import dev.understudy.harness.gate.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

class GateTestsTests {
  private static GateReport report(Verdict... verdicts) {
    return new GateReport(
        "now",
        "nightly",
        "before",
        "default",
        Stream.of(verdicts)
            .map(
                verdict ->
                    new Finding(
                        new RowKey("student", null, null, verdict.text()),
                        verdict.text(),
                        verdict,
                        null,
                        null,
                        Double.NaN,
                        null,
                        null,
                        "",
                        "for a reason",
                        List.of()))
            .toList(),
        0,
        List.of());
  }

  private static Map<String, String> run(GateReport report) {
    Map<String, String> outcomes = new TreeMap<>();
    GateTests.of(report)
        .forEach(
            test -> {
              try {
                test.getExecutable().execute();
                outcomes.put(test.getDisplayName(), "passed");
              } catch (TestAbortedException e) {
                outcomes.put(test.getDisplayName(), "aborted");
              } catch (Throwable e) {
                outcomes.put(test.getDisplayName(), "failed: " + e.getMessage());
              }
            });
    return outcomes;
  }

  @Test
  void regressionsAndWhatIsNotComparableFail() {
    assertThat(run(report(Verdict.values())))
        .containsEntry("student: regression", "failed: regression: – → – (–): for a reason")
        .containsEntry("student: not comparable", "failed: not comparable: – → – (–): for a reason")
        .containsEntry("student: new", "aborted")
        .containsEntry("student: pass", "passed")
        .containsEntry("student: improved", "passed")
        .containsEntry("student: not confirmed", "passed");
  }

  @Test
  void aGateThatComparesNothingFails() {
    assertThat(run(report()).values()).singleElement().asString().startsWith("failed");
    assertThat(run(report(Verdict.NEW)).values()).singleElement().asString().startsWith("failed");
  }

  @Test
  void aMissingRunIsTold() {
    assertThatThrownBy(() -> GateTests.of(java.nio.file.Path.of("no-such-run"), "tag:release"))
        .hasMessageContaining("no-such-run");
  }

  /** As a user's own test would have it. */
  @TestFactory
  Stream<DynamicTest> asATestFactory() {
    return GateTests.of(report(Verdict.PASS, Verdict.IMPROVED));
  }
}
