package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.common.Validity.Kind;
import dev.understudy.measuring.job.Coverage;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every condition of docs/devices.md that makes a figure doubtful. */
class JudgementTests {
  private static final Job GPU = TestResults.job("job", DelegateKind.GPU);
  private static final Job CPU = TestResults.job("job", DelegateKind.CPU_XNNPACK);
  private static final PhoneState GOOD = TestResults.GOOD;

  private static PhoneState with(Thermal thermal, int percent, boolean charging, boolean saving) {
    return TestResults.state(thermal, percent, charging, saving, true);
  }

  private static JobResult covered(Coverage... coverage) {
    return TestResults.timed(GPU, true, 1, List.of(coverage));
  }

  static Stream<Arguments> doubtful() {
    return Stream.of(
        Arguments.of(
            TestResults.timed(CPU, GOOD, with(Thermal.LIGHT, 80, true, false)),
            Kind.THROTTLED,
            "thermal status is light"),
        Arguments.of(
            TestResults.timed(CPU, with(Thermal.NONE, 29, true, false)),
            Kind.THROTTLED,
            "battery is at 29 %"),
        Arguments.of(
            TestResults.timed(CPU, with(Thermal.NONE, 80, true, true)),
            Kind.THROTTLED,
            "saves power"),
        Arguments.of(
            TestResults.timed(CPU, GOOD, with(Thermal.NONE, 80, false, false)),
            Kind.THROTTLED,
            "charging changed"),
        Arguments.of(
            TestResults.timed(
                CPU, GOOD, TestResults.state(Thermal.NONE, 80, true, false, false), GOOD),
            Kind.THROTTLED,
            "not in front"),
        Arguments.of(
            TestResults.timed(CPU, true, 1.11, List.of()), Kind.THROTTLED, "got 11 % slower"),
        Arguments.of(TestResults.timed(CPU, false, 1, List.of()), Kind.UNSTABLE, "not settled"),
        Arguments.of(covered(), Kind.DELEGATE_FALLBACK, "the CPU ran it"),
        Arguments.of(
            covered(new Coverage("TfLiteXNNPackDelegate", 10, 10, 1)),
            Kind.DELEGATE_FALLBACK,
            "the CPU ran it"),
        Arguments.of(
            TestResults.failed(GPU, FailureKind.DELEGATE, "no OpenCL"),
            Kind.UNSUPPORTED,
            "no OpenCL"),
        Arguments.of(
            TestResults.failed(CPU, FailureKind.BAD_MODEL, "no such operator"),
            Kind.UNSUPPORTED,
            "no such operator"),
        Arguments.of(TestResults.failed(CPU, FailureKind.INTERNAL, "a bug"), Kind.FAILED, "a bug"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("doubtful")
  void aDoubtfulResultSaysWhatAndWhy(JobResult result, Kind kind, String reason) {
    Validity verdict = Judgement.of(result);

    assertThat(verdict.kind()).isEqualTo(kind);
    assertThat(verdict.reason()).contains(reason);
  }

  static Stream<JobResult> sound() {
    return Stream.of(
        TestResults.timed(CPU, GOOD, GOOD),
        TestResults.timed(CPU, with(Thermal.UNKNOWN, 30, true, false)),
        TestResults.timed(CPU, true, 1.09, List.of()),
        TestResults.timed(CPU, true, 0.5, List.of()),
        covered(new Coverage("TfLiteGpuDelegateV2", 1, 10, 3)));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("sound")
  void whatIsWithinTheLimitsIsMeasured(JobResult result) {
    assertThat(Judgement.of(result)).isEqualTo(Validity.MEASURED);
  }

  @Test
  void aPartlyDelegatedModelSaysHowMuch() {
    assertThat(Judgement.conditions(covered(new Coverage("TfLiteGpuDelegateV2", 7, 10, 3))))
        .contains("TfLiteGpuDelegateV2 7 of 10 nodes in 3 partitions", "thermal none");
  }

  @Test
  void whatTheBatteryGaveIsToldOffTheCable() {
    assertThat(
            Judgement.conditions(
                TestResults.timed(CPU, held(false, 4_000_000), held(false, 3_996_800))))
        .contains("charge 3.2 mAh drawn");
    assertThat(
            Judgement.conditions(
                TestResults.timed(CPU, held(true, 4_000_000), held(true, 3_996_800))))
        .noneMatch(part -> part.startsWith("charge"));
    assertThat(Judgement.conditions(TestResults.timed(CPU, GOOD, GOOD)))
        .noneMatch(part -> part.startsWith("charge"));
  }

  private static PhoneState held(boolean charging, long microampHours) {
    return new PhoneState(Thermal.NONE, 80, 30.0, charging, microampHours, null, false, true);
  }
}
