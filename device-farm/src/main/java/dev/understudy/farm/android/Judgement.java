package dev.understudy.farm.android;

import dev.understudy.common.Circumstances;
import dev.understudy.common.Validity;
import dev.understudy.farm.Defaults;
import dev.understudy.measuring.job.Coverage;
import dev.understudy.measuring.job.FailureKind;
import dev.understudy.measuring.job.Job;
import dev.understudy.measuring.job.JobResult;
import dev.understudy.measuring.job.JobResult.StateAt;
import dev.understudy.measuring.job.PhoneState;
import dev.understudy.measuring.job.Thermal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what a phone measured may be believed. */
final class Judgement {
  /** What a phone that is none measured by the protocol. */
  static final Validity SIMULATED =
      Validity.of(
          Validity.Kind.SIMULATED, "the phone is simulated: nothing of it is a real phone's");

  private static final double MICRO_PER_MILLI = 1000;

  private Judgement() {}

  /** Why a phone should rest before it is timed. */
  static Optional<String> unfit(PhoneState state) {
    return hot(state).or(() -> sparing(state));
  }

  private static Optional<String> hot(PhoneState state) {
    return state.thermal() == Thermal.NONE || state.thermal() == Thermal.UNKNOWN
        ? Optional.empty()
        : Optional.of("its thermal status is " + state.thermal().text());
  }

  /** Why it may hold back whatever its heat. */
  private static Optional<String> sparing(PhoneState state) {
    if (state.batteryPercent() != null && state.batteryPercent() < Defaults.LEAST_BATTERY) {
      return Optional.of("its battery is at " + state.batteryPercent() + " %");
    }
    return Boolean.TRUE.equals(state.powerSave())
        ? Optional.of("it saves power")
        : Optional.empty();
  }

  /**
   * Whether another phone of the model may do better: its delegate, its memory or its app failed,
   * not the model.
   */
  static boolean mayDifferElsewhere(JobResult result) {
    FailureKind failure = result.failure();
    return failure == null
        ? result.job() != null && fellBack(result, result.job())
        : failure == FailureKind.DELEGATE
            || failure == FailureKind.NO_MEMORY
            || failure == FailureKind.INTERNAL;
  }

  /** The verdict on a result's timings or pictures. */
  static Validity of(JobResult result) {
    return of(result, throttled(result));
  }

  /** The verdict on a sustained load: the heat that it makes is what it measures. */
  static Validity ofSustained(JobResult result) {
    return of(result, spoiled(result));
  }

  private static Validity of(JobResult result, List<String> reasons) {
    FailureKind failure = result.failure();
    if (failure != null) {
      boolean unsupported = failure == FailureKind.DELEGATE || failure == FailureKind.BAD_MODEL;
      return Validity.of(
          unsupported ? Validity.Kind.UNSUPPORTED : Validity.Kind.FAILED,
          failure.text() + ": " + result.message());
    }
    Job job = Objects.requireNonNull(result.job());
    if (fellBack(result, job)) {
      return Validity.of(
          Validity.Kind.DELEGATE_FALLBACK,
          job.delegate().text() + " took none of the model's nodes: the CPU ran it");
    }
    Validity seen =
        reasons.isEmpty() || result.timing() == null
            ? stable(result)
            : Validity.of(Validity.Kind.THROTTLED, String.join("; ", reasons));
    return seen.isMeasured() && result.host().phone().simulated() ? SIMULATED : seen;
  }

  private static boolean fellBack(JobResult result, Job job) {
    return job.delegate().external()
        && result.loaded() != null
        && result.loaded().coverage().known()
        && result.loaded().coverage().delegates().stream()
            .noneMatch(c -> !ofCpu(c) && c.nodes() > 0);
  }

  private static boolean ofCpu(Coverage coverage) {
    return coverage.delegate().toLowerCase(Locale.ROOT).contains("xnnpack");
  }

  private static Validity stable(JobResult result) {
    return result.timing() == null || result.timing().stable()
        ? Validity.MEASURED
        : Validity.of(Validity.Kind.UNSTABLE, "the latency had not settled when the warm-up ended");
  }

  private static List<String> throttled(JobResult result) {
    List<String> reasons = new ArrayList<>();
    first(result.states(), Judgement::unfit).ifPresent(reasons::add);
    disturbances(result).forEach(reasons::add);
    double drift = result.timing() == null ? 0 : result.timing().drift();
    if (drift > Defaults.PROBE_DRIFT) {
      reasons.add(
          String.format(Locale.ROOT, "a fixed piece of CPU work got %.0f %% slower", 100 * drift));
    }
    return reasons;
  }

  /** What makes a sustained load another one than was asked for. */
  private static List<String> spoiled(JobResult result) {
    List<String> reasons = new ArrayList<>();
    first(result.states().stream().limit(1).toList(), Judgement::hot)
        .ifPresent(why -> reasons.add(why + ": it began hot"));
    first(result.states(), Judgement::sparing).ifPresent(reasons::add);
    disturbances(result).forEach(reasons::add);
    return reasons;
  }

  private static Optional<String> first(
      List<StateAt> states, Function<PhoneState, Optional<String>> problem) {
    return states.stream()
        .flatMap(s -> problem.apply(s.state()).map(why -> why + " (" + s.phase() + ")").stream())
        .findFirst();
  }

  private static List<String> disturbances(JobResult result) {
    List<String> reasons = new ArrayList<>();
    if (values(result, PhoneState::charging).distinct().count() > 1) {
      reasons.add("its charging changed meanwhile");
    }
    if (values(result, PhoneState::foreground).anyMatch(front -> !front)) {
      reasons.add("the app was not in front all the time");
    }
    return reasons;
  }

  private static <T> java.util.stream.Stream<T> values(
      JobResult result, Function<PhoneState, @Nullable T> of) {
    return result.states().stream().map(StateAt::state).map(of).filter(Objects::nonNull);
  }

  /**
   * What a row must say of its conditions: the runtime's version, what the delegate took, heat,
   * charge.
   */
  static List<String> conditions(JobResult result) {
    List<String> all = new ArrayList<>();
    if (result.host().phone().simulated()) {
      all.add("simulated phone: its times are this machine's");
    }
    String version = result.host().runtime();
    if (!version.isEmpty()) {
      all.add("TFLite " + version);
    }
    if (result.loaded() != null) {
      all.add(coverage(result.loaded().coverage().known(), result.loaded().coverage().delegates()));
    }
    if (!result.states().isEmpty()) {
      all.add(Circumstances.thermal(worst(result).text()));
      battery(result).ifPresent(all::add);
      charge(result).ifPresent(all::add);
    }
    return all;
  }

  private static String coverage(boolean known, List<Coverage> delegates) {
    if (!known) {
      return "delegate coverage not told";
    }
    return delegates.isEmpty()
        ? "no delegate took a node"
        : delegates.stream()
            .map(
                c ->
                    c.delegate()
                        + " "
                        + c.nodes()
                        + " of "
                        + c.of()
                        + " nodes in "
                        + c.partitions()
                        + (c.partitions() == 1 ? " partition" : " partitions"))
            .collect(Collectors.joining(", "));
  }

  private static Thermal worst(JobResult result) {
    return values(result, PhoneState::thermal)
        .filter(t -> t != Thermal.UNKNOWN)
        .max(java.util.Comparator.naturalOrder())
        .orElse(Thermal.UNKNOWN);
  }

  private static Optional<String> battery(JobResult result) {
    List<Integer> percent = values(result, PhoneState::batteryPercent).toList();
    return percent.isEmpty()
        ? Optional.empty()
        : Optional.of(Circumstances.battery(percent.get(0), percent.get(percent.size() - 1)));
  }

  /** What the battery gave, where the phone counts it; on a cable the counter says nothing. */
  private static Optional<String> charge(JobResult result) {
    boolean onCable = values(result, PhoneState::charging).anyMatch(charging -> charging);
    List<Long> held = values(result, PhoneState::chargeMicroampHours).toList();
    double drawn = held.isEmpty() ? 0 : (held.get(0) - held.get(held.size() - 1)) / MICRO_PER_MILLI;
    return onCable || drawn <= 0 ? Optional.empty() : Optional.of(Circumstances.charge(drawn));
  }
}
