package dev.understudy.farm.android;

import dev.understudy.measuring.StopReason;
import dev.understudy.measuring.job.Coverage;
import dev.understudy.measuring.job.DelegateKind;
import dev.understudy.measuring.job.ElementKind;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobFile;
import dev.understudy.measuring.job.JobInput;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobResult.StateAt;
import dev.understudy.measuring.job.JobState;
import dev.understudy.measuring.job.Memory;
import dev.understudy.measuring.job.Phone;
import dev.understudy.measuring.job.PhoneFacts;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jobs and what came of them, without a phone. */
final class TestResults {
  static final PhoneFacts PIXEL =
      new PhoneFacts(
          false,
          "Google",
          "Pixel 7",
          "panther",
          "Android 14",
          34,
          "google/panther",
          "Tensor G2",
          List.of("arm64-v8a"),
          8,
          8L << 30);

  /** Cool, charged, on the cable, the app in front. */
  static final PhoneState GOOD = state(Thermal.NONE, 80, true, false, true);

  static final int RUNS = 64;
  private static final long NANOS = 1_000_000;

  private TestResults() {}

  static PhoneState state(
      Thermal thermal, int percent, boolean charging, boolean saving, boolean front) {
    return new PhoneState(thermal, percent, 30.0, charging, null, null, saving, front);
  }

  static Job job(String id, DelegateKind delegate) {
    return new Job(
        id,
        new JobFile("models/m.tflite", "0".repeat(64)),
        List.of(
            new JobInput(
                ElementKind.FLOAT32,
                List.of(1, 2),
                1,
                new JobFile("tensors/z.bin", "1".repeat(64)))),
        delegate,
        false,
        1,
        1,
        FarmLab.PLAN,
        Job.Keep.nothing());
  }

  /** A job that was timed, the phone in these states one after another. */
  static JobResult timed(Job job, PhoneState... states) {
    return timed(job, true, 1.0, coverage(job), states);
  }

  /**
   * The same.
   *
   * @param probe how much longer the throttling probe took after than before
   */
  static JobResult timed(
      Job job, boolean stable, double probe, List<Coverage> coverage, PhoneState... states) {
    return result(
        job,
        JobState.DONE,
        null,
        "",
        coverage,
        new JobResult.Timing(
            NANOS, 0, RUNS, stable, StopReason.PLANNED, NANOS, Math.round(NANOS * probe)),
        states);
  }

  /** The fault of an app or a phone. */
  static JobResult failed(Job job, FailureKind kind, String message) {
    return result(job, JobState.FAILED, kind, message, List.of(), null);
  }

  static JobResult interrupted(Job job) {
    return result(
        job,
        JobState.INTERRUPTED,
        null,
        "the app's process ended while the job ran",
        List.of(),
        null);
  }

  private static List<Coverage> coverage(Job job) {
    return job.delegate().external()
        ? List.of(new Coverage("TfLiteGpuDelegateV2", 10, 10, 1))
        : List.of();
  }

  private static JobResult result(
      Job job,
      JobState end,
      @Nullable FailureKind failure,
      String message,
      List<Coverage> coverage,
      JobResult.@Nullable Timing timing,
      PhoneState... states) {
    List<PhoneState> seen = states.length == 0 ? List.of(GOOD) : List.of(states);
    return new JobResult(
        job.id(),
        job,
        end,
        failure,
        message,
        new JobResult.Host("1.0", "2.16.1", "2026-01-01T00:00:00Z", 0, PIXEL),
        timing == null
            ? null
            : new JobResult.Loaded(
                NANOS, new Phone.DelegateReport(true, coverage), new Memory(1L, 2L, null)),
        timing,
        timing == null
            ? List.of()
            : seen.stream().map(s -> new StateAt("steady", 0, 0, s)).toList(),
        List.of());
  }

  /** {@code samples.csv} of a timing. */
  static String samples(JobResult.Timing timing) {
    return "phase,ns\nfirst,"
        + NANOS
        + "\n"
        + ("warm-up," + NANOS + "\n").repeat(timing.warmUpRuns())
        + ("steady," + NANOS + "\n").repeat(timing.steadyRuns());
  }
}
