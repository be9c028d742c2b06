package dev.understudy.harness.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.understudy.common.InputException;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.harness.experiment.PolicyFiles;
import dev.understudy.harness.gate.GateReport.Outcome;
import dev.understudy.harness.gate.policy.Policy;
import dev.understudy.harness.gate.policy.Rule;
import dev.understudy.harness.gate.policy.TestKind;
import dev.understudy.reports.MeasureInfo.Group;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What counts as a regression, and what cannot be compared. */
class JudgingTests {
  private static GateReport judge(Draft now, Draft baseline) {
    return judge(now, baseline, PolicyFiles.defaults());
  }

  private static GateReport judge(Draft now, Draft baseline, Policy policy) {
    return Gate.judge(now.run("now"), Baseline.of(baseline.run("before")), policy);
  }

  private static Finding only(GateReport report) {
    assertThat(report.findings()).hasSize(1);
    return report.findings().get(0);
  }

  private static Draft draft(long day) {
    return new Draft(day);
  }

  @Test
  void anyMoreCostIsARegressionAndLessAnImprovement() {
    GateReport more = judge(draft(2).cost("bytes", 1001), draft(1).cost("bytes", 1000));
    GateReport less = judge(draft(2).cost("bytes", 999), draft(1).cost("bytes", 1000));
    GateReport same = judge(draft(2).cost("bytes", 1000), draft(1).cost("bytes", 1000));

    assertThat(only(more).verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(more.outcome()).isEqualTo(Outcome.REGRESSION);
    assertThat(only(less).verdict()).isEqualTo(Verdict.IMPROVED);
    assertThat(less.outcome()).isEqualTo(Outcome.PASS);
    assertThat(only(same).verdict()).isEqualTo(Verdict.PASS);
    assertThat(more.tested()).as("exact rules need no correction").isZero();
  }

  @Test
  void distancesAreJudgedByTheirIntervals() {
    Draft before = draft(1).estimate("fid", 10, 0.4);

    Finding clear = only(judge(draft(2).estimate("fid", 12, 0.4), before));
    Finding noise = only(judge(draft(2).estimate("fid", 10.5, 0.4), before));
    Finding small = only(judge(draft(2).estimate("fid", 10.1, 0.001), before));

    assertThat(clear.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(clear.test()).contains("confidence intervals");
    assertThat(noise.verdict()).isEqualTo(Verdict.PASS);
    assertThat(noise.reason()).contains("within noise", "after correction");
    assertThat(small.reason()).contains("by no more than 2 %");
  }

  @Test
  void higherIsBetterWhereTheMeasureSaysSo() {
    Finding lower =
        only(
            judge(
                draft(2).estimate("precision", 0.7, 0.01),
                draft(1).estimate("precision", 0.8, 0.01)));

    assertThat(lower.verdict()).isEqualTo(Verdict.REGRESSION);
  }

  @Test
  void picturesOfEqualInputsArePaired() {
    Draft before = draft(1).values("lpips-squeeze", 0.2, 0.5, 1);

    Finding paired = only(judge(draft(2).values("lpips-squeeze", 0.21, 0.5, 1), before));
    Finding other = only(judge(draft(2).seed(7).values("lpips-squeeze", 0.21, 0.5, 2), before));

    assertThat(paired.test()).startsWith("paired bootstrap");
    assertThat(paired.verdict()).as("5 % worse on every picture").isEqualTo(Verdict.REGRESSION);
    assertThat(other.test()).startsWith("two-sample bootstrap");
    assertThat(other.verdict()).as("within what other pictures give").isEqualTo(Verdict.PASS);
  }

  @Test
  void otherInputBindingsArePairsNoMore() {
    String key = "subjects[1].models[0].inputs.z";
    Draft before =
        draft(1).setting(key, "latent normal, seed 42").values("lpips-squeeze", 1, 0.1, 1);
    Draft now = draft(2).setting(key, "latent uniform").values("lpips-squeeze", 1.01, 0.1, 1);

    assertThat(only(judge(now, before)).test()).startsWith("two-sample");
  }

  @Test
  void valuesThatAreNotWhatWasAveragedAreNotUsed() {
    Draft before = draft(1).values("lpips-squeeze", 0.2, 0.05, 1);
    Draft now = draft(2).values("lpips-squeeze", 0.21, 0.05, 1).replaceValues(new double[] {9, 9});

    Finding finding = only(judge(now, before));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(finding.reason()).contains("no confidence interval");
  }

  @Test
  void whatIsMissingIsNotComparable() {
    Draft before = draft(1).cost("bytes", 1).latency(5, 0.01);
    GateReport report = judge(draft(2).cost("bytes", 1), before);

    assertThat(report.with(Verdict.NOT_COMPARABLE))
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.reason()).contains("the device is missing"));
    assertThat(report.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
  }

  @Test
  void aSubjectThatIsGoneIsNotComparable() {
    GateReport report = judge(draft(2).cost("bytes", 1), draft(1).cost("bytes", 1).renamed("gone"));

    assertThat(report.with(Verdict.NOT_COMPARABLE))
        .singleElement()
        .satisfies(f -> assertThat(f.reason()).contains("the subject is missing"));
    assertThat(report.with(Verdict.NEW)).hasSize(1);
  }

  @Test
  void aRegressionOutweighsWhatIsNotComparable() {
    Draft before = draft(1).cost("bytes", 1).estimate("fid", 1, 0.1);

    assertThat(judge(draft(2).cost("bytes", 2), before).outcome()).isEqualTo(Outcome.REGRESSION);
  }

  @Test
  void newRowsAreNewAndNothingAtAllIsNoPass() {
    GateReport report = judge(draft(2).cost("bytes", 1), draft(1));

    assertThat(only(report).verdict()).isEqualTo(Verdict.NEW);
    assertThat(report.outcome()).isEqualTo(Outcome.NOT_COMPARABLE);
  }

  @Test
  void rowsThatTurnedInvalidAreNotComparable() {
    Validity hot = Validity.of(Validity.Kind.THROTTLED, "the phone was hot");
    Draft before = draft(1).estimate("fid", 1, 0.1);

    Finding finding = only(judge(draft(2).estimate("fid", 1, 0.1).invalid(hot), before));
    Finding gone = only(judge(before.copy(2), draft(1).estimate("fid", 1, 0.1).invalid(hot)));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(finding.reason()).contains("turned invalid", "throttled (the phone was hot)");
    assertThat(gone.reason()).contains("the baseline's value is throttled");
  }

  @Test
  void percentilesThatTheSamplesDoNotAllowAreNoRules() {
    Validity few = Validity.of(Validity.Kind.NOT_AVAILABLE, "n/a below 662 runs; there are 600");
    Draft a = draft(1).estimate("fid", 1, 0.1).invalid(few);

    assertThat(judge(a.copy(2), a).findings()).isEmpty();
    assertThat(only(judge(a.copy(2), draft(1).estimate("fid", 1, 0.1))).verdict())
        .isEqualTo(Verdict.NOT_COMPARABLE);
  }

  @Test
  void otherHardwareMakesTimingNotComparableAndQualityOnlyNoted() {
    Draft before = draft(1).latency(5, 0.01).estimate("fid", 10, 0.1);
    Draft now = draft(2).latency(5, 0.01).estimate("fid", 10, 0.1).host("cpu", "Another CPU");
    Policy strict =
        new Policy(
            "strict",
            PolicyFiles.defaults().rules(),
            Policy.Hardware.ALL,
            Policy.RuntimeVersions.NOTE,
            0.01,
            0.0125,
            4,
            5);

    GateReport report = judge(now, before);

    assertThat(report.with(Verdict.NOT_COMPARABLE))
        .hasSize(7)
        .allSatisfy(
            f ->
                assertThat(f.reason())
                    .contains("other hardware: cpu “A CPU” then, “Another CPU” now"));
    assertThat(report.with(Verdict.PASS))
        .singleElement()
        .satisfies(f -> assertThat(f.notes()).anyMatch(n -> n.startsWith("other hardware")));
    assertThat(judge(now, before, strict).with(Verdict.PASS)).isEmpty();
  }

  @Test
  void patchedKernelsAndLoadAreNoOtherHardware() {
    Draft before = draft(1).latency(5, 0.01);
    Draft now =
        draft(2)
            .latency(5, 0.01)
            .host("os", "Linux 6.1.99 amd64")
            .host("load average", "3.0")
            .host("java", "17.0.99");

    GateReport report = judge(now, before);

    assertThat(report.count(Verdict.NOT_COMPARABLE)).isZero();
    assertThat(report.findings().get(0).notes()).anyMatch(n -> n.contains("another os"));
    assertThat(
            judge(draft(2).latency(5, 0.01).host("os", "Windows 11 amd64"), before)
                .count(Verdict.PASS))
        .isZero();
  }

  @Test
  void otherRuntimeVersionsAreNotedOrNotComparableAsThePolicySays() {
    Draft before = draft(1).latency(5, 0.01);
    Draft now = draft(2).latency(5, 0.01).runtime("tflite", "2.21.0");
    Policy strict =
        new Policy(
            "strict",
            PolicyFiles.defaults().rules(),
            Policy.Hardware.TIMING,
            Policy.RuntimeVersions.NOT_COMPARABLE,
            0.01,
            0.0125,
            4,
            5);

    assertThat(judge(now, before).findings())
        .allSatisfy(
            f -> assertThat(f.notes()).anyMatch(n -> n.contains("tflite 2.20.0 then, 2.21.0 now")));
    assertThat(judge(now, before, strict).count(Verdict.NOT_COMPARABLE)).isEqualTo(7);
  }

  @Test
  void otherWeightsDataAndProtocolsAreNotComparable() {
    Draft before =
        draft(1).estimate("fid", 10, 0.1).values("lpips-squeeze", 1, 0.1, 1).cost("macs", 1);

    assertThat(obstacles(before.copy(2).file("feature network", "0".repeat(64)), before))
        .containsOnlyKeys("fid")
        .containsValue("feature network differs: ffffffff then, 00000000 now");
    assertThat(obstacles(before.copy(2).file("weights lpips-squeeze", "0".repeat(64)), before))
        .containsKey("lpips-squeeze");
    assertThat(obstacles(before.copy(2).reference(5000, "d".repeat(64)), before))
        .containsOnlyKeys("fid");
    assertThat(obstacles(before.copy(2).reference(4999, "c".repeat(64)), before))
        .containsOnlyKeys("fid");
    assertThat(obstacles(before.copy(2).protocol("another"), before))
        .containsKeys("fid", "lpips-squeeze", "macs");
    assertThat(obstacles(before.copy(2).teacher("0".repeat(64)), before))
        .containsOnlyKeys("lpips-squeeze");
  }

  private static Map<String, String> obstacles(Draft now, Draft before) {
    return judge(now, before).with(Verdict.NOT_COMPARABLE).stream()
        .collect(java.util.stream.Collectors.toMap(f -> f.key().measure(), Finding::reason));
  }

  @Test
  void heatChargeAndRealTimeAreNoOtherProtocol() {
    String how = "batch 1; XNNPACK, 4 threads; ";
    Draft before = draft(1).latency(30, 0.003).protocol(how + "thermal none; battery 90 % to 88 %");
    Draft now =
        draft(2)
            .latency(40, 0.003)
            .protocol(
                how + "thermal light; battery 71 % to 70 %; real time: at most 33 ms a picture");

    assertThat(judge(now, before).findings())
        .filteredOn(f -> f.key().measure().equals("latency-p50"))
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.REGRESSION));
    assertThat(obstacles(now.protocol("batch 1; XNNPACK, 2 threads; thermal none"), before))
        .containsKey("latency-p50");
  }

  @Test
  void aSustainedLoadIsJudgedByItsWindowsAndByMoreThanNightsDiffer() {
    Draft before = sustained(1, 20, 1.1);

    GateReport warmer = judge(sustained(2, 22.5, 1.2), before);
    assertThat(warmer.findings()).extracting(Finding::verdict).containsOnly(Verdict.PASS);

    GateReport slower = judge(sustained(2, 26, 1.1), before);
    assertThat(slower.with(Verdict.REGRESSION))
        .extracting(f -> f.key().measure())
        .containsExactly("sustained-p50");
    GateReport hotter = judge(sustained(2, 20, 1.5), before);
    assertThat(hotter.with(Verdict.REGRESSION))
        .extracting(f -> f.key().measure())
        .containsExactly("sustained-slowdown");
    assertThat(slower.findings())
        .as("when a slowdown begins is not judged")
        .noneMatch(f -> f.key().measure().equals("sustained-onset"));
    assertThat(Families.of("sustained-slowdown", Group.LATENCY)).contains(MeasureFamily.SUSTAINED);
  }

  private static Draft sustained(long day, double millis, double slowdown) {
    return draft(day)
        .sustained("sustained-p50", Unit.MILLISECONDS, millis, 0.2)
        .sustained("sustained-slowdown", Unit.NONE, slowdown, 0.02)
        .sustained("sustained-onset", Unit.SECONDS, 300.0 / day, 0);
  }

  @Test
  void setsOfOtherSizesAreNotComparable() {
    Finding finding =
        only(judge(draft(2).estimate("fid", 10, 0.1).n(1000), draft(1).estimate("fid", 10.1, 0.1)));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(finding.reason()).contains("1000 pictures", "5000");
  }

  @Test
  void aRunIsNotItsOwnBaseline() {
    Draft run = draft(1).cost("bytes", 1);

    assertThatThrownBy(() -> judge(run, run))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the run itself")
        .hasMessageContaining("what to do");
  }

  @Test
  void latencyMustBeSlowerInEveryLaunch() {
    Draft before = draft(1).latency(5, 0.01);

    Finding slower = p50(judge(draft(2).latency(5.75, 0.01), before));
    Finding split = p50(judge(draft(2).latency(new double[] {4.9, 5.9, 6.3}), before));

    assertThat(slower.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(slower.reason()).contains("3 of 3 launches agree", "more than launches differ by");
    assertThat(split.verdict()).isEqualTo(Verdict.PASS);
    assertThat(split.reason()).contains("only 2 of 3 launches agree");
  }

  private static Finding p50(GateReport report) {
    return report.findings().stream()
        .filter(f -> f.key().measure().equals("latency-p50"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void launchesThatDifferAsMuchExplainAChange() {
    Draft before = draft(1).latency(new double[] {4, 5, 6});

    Finding finding = p50(judge(draft(2).latency(new double[] {5.2, 6.2, 7.2}), before));

    assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
    assertThat(finding.reason()).contains("launches by themselves differ as much");
  }

  @Test
  void oneLaunchOnEachSideIsNotComparable() {
    Finding finding =
        p50(judge(draft(2).latency(new double[] {9}), draft(1).latency(new double[] {5})));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(finding.reason()).contains("time at least 2");
  }

  @Test
  void missingSamplesAreNotComparable() {
    Draft before = draft(1).latency(5, 0.01);

    Finding none = p50(judge(draft(2).latency(5, 0.01).withoutSamples(), before));
    Finding damaged = p50(judge(draft(2).latency(5, 0.01).damagedSamples(), before));

    assertThat(none.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(none.reason()).contains("no raw samples");
    assertThat(damaged.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
    assertThat(damaged.reason()).contains("launch 0 are damaged");
  }

  @Test
  void aLostLaunchDoesNotChangeTheProtocol() {
    GateReport report = judge(draft(2).latency(new double[] {5, 5.01}), draft(1).latency(5, 0.01));

    assertThat(p50(report).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aTestThatCannotJudgeAMeasureIsAMistakeOfThePolicy() {
    Policy odd =
        PolicyFiles.defaults()
            .with(
                List.of(
                    new Rule(
                        null, null, null, null, null, null, null, TestKind.QUANTILE, null, null)));

    assertThatThrownBy(() -> judge(draft(2).cost("bytes", 1), draft(1).cost("bytes", 1), odd))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the test quantile cannot judge bytes");
  }
}
