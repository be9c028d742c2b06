package dev.understudy.farm.android;

import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.SustainedRun;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.LaunchSamples;
import dev.understudy.measuring.Ticker;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobStatus;
import dev.understudy.measuring.job.WholeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A leased phone with a delegate. It runs TFLite models only. Whatever goes wrong with the phone
 * itself is a {@link PhoneException}; what goes wrong with the model on it, a verdict.
 */
final class PhoneDevice implements Device {
  private static final String REMEDY =
      "phones run TFLite models only; add the subject's .tflite export to its models";

  private final PhoneGroup group;
  private final PhoneSession session;
  private final JobDriver driver;
  private final DelegateChoice choice;
  private final Path work;

  PhoneDevice(
      PhoneGroup group, PhoneSession session, JobDriver driver, DelegateChoice choice, Path work) {
    this.group = group;
    this.session = session;
    this.driver = driver;
    this.choice = choice;
    this.work = work;
  }

  @Override
  public String id() {
    return group.id();
  }

  @Override
  public Map<String, String> facts() {
    return group.facts();
  }

  @Override
  public Generator open(GeneratorSpec spec) {
    if (!PhonePool.runs(spec)) {
      throw PhoneException.failed(Validity.of(Validity.Kind.UNSUPPORTED, REMEDY));
    }
    PhoneJobs jobs = PhoneJobs.open(spec, choice, work);
    try {
      return PhonePictures.open(spec, jobs, driver);
    } catch (RuntimeException e) {
      jobs.close();
      throw e;
    }
  }

  @Override
  public LaunchResult launch(GeneratorSpec spec, LatencyPlan plan, int launch) {
    if (!PhonePool.runs(spec)) {
      return LaunchResult.without(launch, Validity.of(Validity.Kind.UNSUPPORTED, REMEDY));
    }
    try {
      return fit(
          () -> {
            WholeResult whole = time(spec, plan, launch, status -> {});
            return result(whole, launch, Judgement.of(whole.result()));
          },
          LaunchResult::validity);
    } catch (PhoneException e) {
      return LaunchResult.without(launch, ofModel(e));
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>The phone rests before it, so that no load begins with the heat of the one before.
   */
  @Override
  public SustainedRun sustain(GeneratorSpec spec, Duration time, Consumer<Duration> soFar) {
    if (!PhonePool.runs(spec)) {
      return SustainedRun.without(Validity.of(Validity.Kind.UNSUPPORTED, REMEDY));
    }
    try {
      session.rest(session.patience().coolDown());
      return fit(
          () -> load(spec, time, new LoadTime(Ticker.SYSTEM, time, soFar)),
          load -> load.launch().validity());
    } catch (PhoneException e) {
      return SustainedRun.without(ofModel(e));
    }
  }

  private SustainedRun load(GeneratorSpec spec, Duration time, LoadTime soFar) {
    WholeResult whole = time(spec, SustainedRun.plan(time), 0, soFar);
    JobResult result = whole.result();
    return new SustainedRun(
        result(whole, 0, Judgement.ofSustained(result)), LoadStates.of(result.states()));
  }

  /** Attempts it on a phone that is fit, resting in between; the last attempt stands as it is. */
  private <R> R fit(Supplier<R> attempt, Function<R, Validity> verdict) {
    for (int rests = 0; ; rests++) {
      boolean last = rests == Defaults.COOL_DOWNS;
      Optional<String> unfit = Judgement.unfit(session.facts().state());
      if (unfit.isEmpty() || last) {
        R result = attempt.get();
        if (last || verdict.apply(result).kind() != Validity.Kind.THROTTLED) {
          return result;
        }
      }
      session.rest(session.patience().coolDown());
    }
  }

  /** What is wrong with the model on this phone; what is wrong with the phone goes on. */
  private static Validity ofModel(PhoneException e) {
    if (e.kind() != PhoneException.Kind.FAILED) {
      throw e;
    }
    return e.validity();
  }

  private WholeResult time(
      GeneratorSpec spec, LatencyPlan plan, int launch, Consumer<JobStatus> seen) {
    try (PhoneJobs jobs = PhoneJobs.open(spec, choice, work)) {
      PhoneJobs.Prepared job = jobs.timing(plan, launch);
      return driver.run(job.job(), job.files(), seen);
    }
  }

  private static LaunchResult result(WholeResult whole, int launch, Validity verdict) {
    JobResult result = whole.result();
    Optional<LaunchSamples> samples = samples(whole);
    List<String> conditions = Judgement.conditions(result);
    if (samples.isEmpty() || result.loaded() == null) {
      Validity why =
          result.failure() == null
              ? Validity.of(Validity.Kind.FAILED, "the app left no timings")
              : verdict;
      return new LaunchResult(launch, 0, 0, List.of(), List.of(), -1, -1, why, conditions);
    }
    JobResult.Loaded loaded = Objects.requireNonNull(result.loaded());
    Long peak = loaded.memory().peakResidentBytes();
    return new LaunchResult(
        launch,
        loaded.loadNanos(),
        samples.get().firstNanos(),
        boxed(samples.get().warmUpNanos()),
        boxed(samples.get().steadyNanos()),
        peak == null ? -1 : peak,
        -1,
        verdict,
        conditions);
  }

  private static Optional<LaunchSamples> samples(WholeResult whole) {
    try {
      return whole.samples();
    } catch (IOException e) {
      throw PhoneException.failed(
          Validity.of(
              Validity.Kind.FAILED,
              "the phone's timings contradict its result: " + e.getMessage()));
    }
  }

  private static List<Long> boxed(long[] nanos) {
    return Arrays.stream(nanos).boxed().toList();
  }
}
