package dev.understudy.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.harness.gate.policy.Settings;
import dev.understudy.harness.gate.policy.SmallestChange;
import dev.understudy.harness.gate.policy.TestKind;
import dev.understudy.reports.MeasureInfo.Direction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run against the last runs of a history. */
class WindowTests {
  private static final Settings LATENCY =
      new Settings(
          Direction.LOWER, SmallestChange.share(0.05), TestKind.MANN_WHITNEY, 0.002, false);

  private static final double[] CALM = {5, 5.03, 4.98, 5.01, 4.97, 5.02, 5, 4.99};

  private static GateReport judge(Draft now, double... past) {
    List<GateRun> runs = new ArrayList<>();
    for (int i = 0; i < past.length; i++) {
      runs.add(new Draft(i + 1).latency(past[i], 0.005).run("run " + (i + 1)));
    }
    return Gate.judge(
        now.run("now"), new Baseline("last:" + past.length, true, runs), PolicyFiles.defaults());
  }

  private static Finding p50(GateReport report) {
    return report.findings().stream()
        .filter(f -> f.key().measure().equals("latency-p50"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aNightOutsideWhatNightsDifferByIsARegression() {
    Finding finding = p50(judge(new Draft(20).latency(5.4, 0.005), CALM));

    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding.reason()).contains("more than nights differ by (robust z");
    assertThat(finding.baseline().protocol()).isEqualTo("median of 8 runs of the window");
  }

  @Test
  void restlessNightsExplainAChange() {
    Finding finding =
        p50(judge(new Draft(20).latency(5.4, 0.005), 5, 5.3, 4.8, 5.1, 4.7, 5.25, 4.9, 5.1));

    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.reason()).contains("nights by themselves differ as much");
  }

  @Test
  void aRegressionThatWasNotMendedStaysOneAndSaysSinceWhen() {
    Finding finding =
        p50(
            judge(
                new Draft(20).latency(5.5, 0.005),
                5,
                5.03,
                4.98,
                5.01,
                4.97,
                5.5,
                5.52,
                5.48,
                5.5));

    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding.baseline().value()).isCloseTo(5, within(0.02));
    assertThat(finding.notes()).contains("the level changed with the run of 2026-01-07");
  }

  @Test
  void aFasterLevelReplacesASlowerOne() {
    Finding finding =
        p50(judge(new Draft(20).latency(5.5, 0.005), 5.5, 5.52, 5.48, 5.5, 5, 5.02, 4.98, 5));

    assertThat(finding.verdict())
        .as("as slow as before the improvement")
        .isEqualTo(Verdict.REGRESSION);
  }

  @Test
  void oneBadNightIsNoLevel() {
    Window window = Window.of(new double[] {5, 5.03, 4.98, 7, 4.97, 5.02, 4, 5}, LATENCY);

    assertThat(window.level()).isCloseTo(5, within(0.03));
  }

  @Test
  void fewRunsGiveNoScoreAndSaySo() {
    Finding finding = p50(judge(new Draft(20).latency(6, 0.005), 5, 5.01));

    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding.notes()).anyMatch(n -> n.contains("too few to know how nights differ"));
  }

  @Test
  void aWindowOfOneRunIsThatRun() {
    Finding finding = p50(judge(new Draft(20).latency(6, 0.005), 5));

    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding.baseline().protocol()).isEqualTo("median of 1 run of the window");
  }

  @Test
  void aPastRunThatLostItsSamplesDoesNotSpoilTheRest() {
    List<GateRun> runs =
        List.of(
            new Draft(1).latency(5, 0.005).run("run 1"),
            new Draft(2).latency(5.01, 0.005).damagedSamples().run("run 2"),
            new Draft(3).latency(5.02, 0.005).withoutSamples().run("run 3"));

    Finding finding =
        p50(
            Gate.judge(
                new Draft(20).latency(6, 0.005).run("now"),
                new Baseline("last:3", true, runs),
                PolicyFiles.defaults()));

    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding.notes())
        .anyMatch(n -> n.startsWith("left out: run 2: "))
        .anyMatch(n -> n.startsWith("left out: run 3 has no raw samples"));
  }

  @Test
  void runsThatAreNotComparableAreLeftOut() {
    List<GateRun> runs = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      Draft draft = new Draft(i).latency(i % 2 == 0 ? 9 : 5, 0.005);
      runs.add((i % 2 == 0 ? draft.host("cpu", "A slower CPU") : draft).run("run " + i));
    }

    Finding finding =
        p50(
            Gate.judge(
                new Draft(20).latency(6, 0.005).run("now"),
                new Baseline("last:6", true, runs),
                PolicyFiles.defaults()));

    assertThat(finding.baseline().value()).isCloseTo(5, within(0.05));
    assertThat(finding.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(finding.notes())
        .anyMatch(n -> n.startsWith("3 of 6 past runs are not comparable and were left out"));
  }

  @Test
  void whatAnyRunOfTheWindowHadMustBeThere() {
    Draft now = new Draft(20).cost("bytes", 1);
    List<GateRun> runs =
        List.of(
            new Draft(1).cost("bytes", 1).latency(5, 0.01).run("run 1"),
            new Draft(2).cost("bytes", 1).run("run 2"));

    GateReport report =
        Gate.judge(now.run("now"), new Baseline("last:2", true, runs), PolicyFiles.defaults());

    assertThat(report.with(Verdict.NOT_COMPARABLE))
        .hasSize(7)
        .allSatisfy(f -> assertThat(f.reason()).contains("device is missing", "run 1 has it"));
  }

  @Test
  void otherMeasuresAreHeldAgainstTheNightOfTheMedianValue() {
    List<GateRun> runs = new ArrayList<>();
    for (double fid : new double[] {10, 10.1, 3, 10.05, 9.95}) {
      runs.add(new Draft(runs.size() + 1).estimate("fid", fid, 0.2).run("run"));
    }

    GateReport report =
        Gate.judge(
            new Draft(20).estimate("fid", 12, 0.2).run("now"),
            new Baseline("last:5", true, runs),
            PolicyFiles.defaults());

    assertThat(report.findings().get(0).baseline().value()).isEqualTo(10);
    assertThat(report.findings().get(0).verdict()).isEqualTo(Verdict.REGRESSION);
  }
}
