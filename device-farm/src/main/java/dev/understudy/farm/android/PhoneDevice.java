package dev.understudy.farm.android;

import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.farm.Device;
import dev.understudy.farm.Generator;
import dev.understudy.farm.GeneratorSpec;
import dev.understudy.farm.LaunchResult;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.LaunchSamples;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.WholeResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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
      for (int rests = 0; ; rests++) {
        boolean last = rests == Defaults.COOL_DOWNS;
        Optional<String> unfit = Judgement.unfit(session.facts().state());
        if (unfit.isEmpty() || last) {
          LaunchResult result = once(spec, plan, launch);
          if (last || result.validity().kind() != Validity.Kind.THROTTLED) {
            return result;
          }
        }
        session.rest(session.patience().coolDown());
      }
    } catch (PhoneException e) {
      if (e.kind() != PhoneException.Kind.FAILED) {
        throw e;
      }
      return LaunchResult.without(launch, e.validity());
    }
  }

  private LaunchResult once(GeneratorSpec spec, LatencyPlan plan, int launch) {
    WholeResult whole;
    try (PhoneJobs jobs = PhoneJobs.open(spec, choice, work)) {
      PhoneJobs.Prepared job = jobs.timing(plan, launch);
      whole = driver.run(job.job(), job.files());
    }
    JobResult result = whole.result();
    Validity verdict = Judgement.of(result);
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
