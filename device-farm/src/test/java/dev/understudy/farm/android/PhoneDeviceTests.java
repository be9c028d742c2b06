package dev.understudy.farm.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFolders;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a phone rests, how often, and what a launch says then. */
class PhoneDeviceTests {
  private static final GeneratorSpec STUDENT = FarmLab.demo("student", null);
  private static final PhoneState HOT = TestResults.state(Thermal.LIGHT, 80, true, false, true);

  @TempDir Path folder;
  private final FakePhone phone = new FakePhone();

  private LaunchResult launch() {
    PhoneSession session = phone.session();
    return new PhoneDevice(
            new PhoneGroup("pixel-7-android-14", false, java.util.Map.of()),
            session,
            new JobDriver(session, folder),
            new DelegateChoice(DelegateKind.CPU_XNNPACK, false, 1),
            folder)
        .launch(STUDENT, FarmLab.PLAN, 0);
  }

  private long rests() {
    long parts = phone.slept.stream().filter(Defaults.KEEP_ALIVE::equals).count();
    return parts / (Defaults.COOL_DOWN.toSeconds() / Defaults.KEEP_ALIVE.toSeconds());
  }

  @Test
  void aFitPhoneIsTimedAtOnce() {
    phone.endings.add(TestResults::timed);

    assertThat(launch().validity()).isEqualTo(Validity.MEASURED);
    assertThat(rests()).isZero();
  }

  static Stream<PhoneState> unfit() {
    return Stream.of(
        HOT,
        TestResults.state(Thermal.NONE, Defaults.LEAST_BATTERY - 1, true, false, true),
        TestResults.state(Thermal.NONE, 80, true, true, true));
  }

  @ParameterizedTest
  @MethodSource("unfit")
  void anUnfitPhoneRestsFirst(PhoneState state) {
    phone.states.clear();
    phone.states.addAll(List.of(state, TestResults.GOOD));
    phone.endings.add(TestResults::timed);

    assertThat(launch().validity()).isEqualTo(Validity.MEASURED);
    assertThat(rests()).isEqualTo(1);
  }

  static Stream<Function<Job, JobResult>> throttled() {
    return Stream.of(
        job -> TestResults.timed(job, TestResults.GOOD, HOT),
        job ->
            TestResults.timed(
                job, TestResults.GOOD, TestResults.state(Thermal.NONE, 80, false, false, true)),
        job ->
            TestResults.timed(
                job, TestResults.GOOD, TestResults.state(Thermal.NONE, 80, true, false, false)),
        job -> TestResults.timed(job, true, 1.11, List.of()));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("throttled")
  void aThrottledLaunchIsMadeAgainAfterARest(Function<Job, JobResult> ending) {
    phone.endings.add(ending);
    phone.endings.add(TestResults::timed);

    assertThat(launch().validity()).isEqualTo(Validity.MEASURED);
    assertThat(rests()).isEqualTo(1);
    assertThat(phone.jobs).hasSize(2);
  }

  @Test
  void aPhoneThatStaysHotIsTimedAfterTwoRestsAndSaysSo() {
    phone.states.clear();
    phone.states.add(HOT);
    phone.endings.add(job -> TestResults.timed(job, HOT));

    LaunchResult result = launch();

    assertThat(result.validity().kind()).isEqualTo(Validity.Kind.THROTTLED);
    assertThat(result.validity().reason()).contains("thermal status is light");
    assertThat(result.steadyNanos()).hasSize(TestResults.RUNS);
    assertThat(rests()).isEqualTo(Defaults.COOL_DOWNS);
    assertThat(phone.jobs).hasSize(1);
  }

  @Test
  void timingsThatContradictTheirResultFailTheLaunchAndNotTheRun() {
    phone.endings.add(
        job -> {
          JobResult timed = TestResults.timed(job);
          phone.meanwhile =
              () -> {
                phone.samples = "phase,ns\nfirst,1\n";
                phone.end(timed);
              };
          return timed;
        });

    LaunchResult result = launch();

    assertThat(result.validity().kind()).isEqualTo(Validity.Kind.FAILED);
    assertThat(result.validity().reason()).contains("contradict", JobFolders.SAMPLES);
  }
}
