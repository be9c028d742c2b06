package dev.understudy.harness.run;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.farm.LatencySummary;
import dev.understudy.farm.LaunchResult;
import dev.understudy.farm.LocalDevice;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.metrics.Metrics;
import dev.understudy.reports.ExitSweep;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The launches of a subject's exits summed up. */
final class ExitTimings {
  private final LatencyPlan plan;
  private final List<ExitLaunchStep> launches;

  private ExitTimings(List<ExitLaunchStep> launches, LatencyPlan plan) {
    this.launches = launches;
    this.plan = plan;
  }

  /** For each exit its timings by runtime; empty lists where there are no launches. */
  static List<List<ExitSweep.Timing>> of(
      List<ExitLaunchStep> launches, LatencyPlan plan, int exits) {
    // In the experiment's order, not that of the first launches.
    List<String> labels =
        launches.stream()
            .map(l -> l.configuration())
            .distinct()
            .sorted(Comparator.comparingInt(ExitConfiguration::place))
            .map(ExitConfiguration::label)
            .distinct()
            .toList();
    ExitTimings all = new ExitTimings(launches, plan);
    List<List<ExitSweep.Timing>> timings = new ArrayList<>();
    for (int k = 0; k < exits; k++) {
      int exit = k;
      timings.add(labels.stream().map(label -> all.timing(label, exit)).toList());
    }
    return timings;
  }

  private ExitSweep.Timing timing(String label, int exit) {
    List<ExitLaunchStep> alone = find(label, exit, false);
    List<ExitLaunchStep> together = find(label, exit, true);
    List<ExitLaunchStep> predictor = find(label, ExitConfiguration.PREDICTOR, true);
    Measurement latency = median(alone);
    Measurement with =
        !together.isEmpty()
            ? median(together)
            : predictor.isEmpty() ? null : sum(latency, median(predictor));
    List<String> samples = new ArrayList<>();
    List.of(alone, together, predictor)
        .forEach(steps -> steps.forEach(step -> samples.add(step.samples())));
    return new ExitSweep.Timing(alone.get(0).device(), label, latency, with, samples);
  }

  private List<ExitLaunchStep> find(String label, int exit, boolean predicted) {
    return launches.stream()
        .filter(l -> l.configuration().label().equals(label))
        .filter(l -> l.configuration().exit() == exit)
        .filter(l -> l.configuration().predicted() == predicted)
        .toList();
  }

  private Measurement median(List<ExitLaunchStep> steps) {
    List<LaunchResult> results =
        steps.stream()
            .map(ExitLaunchStep::result)
            .sorted(Comparator.comparingInt(LaunchResult::launch))
            .toList();
    Measurement median =
        LatencySummary.of(results, plan, Runtime.getRuntime().availableProcessors()).stream()
            .filter(m -> m.measure().equals("latency-p50"))
            .findFirst()
            .orElseThrow();
    Measurement called =
        new Calls(LocalDevice.picturesPerCall(steps.get(0).configuration().spec())).of(median);
    return renamed(called, called.value(), called.interval(), called.protocol());
  }

  /** Two runs one after the other; the ends of their intervals add up to a wider one. */
  private static Measurement sum(Measurement exit, Measurement predictor) {
    Measurement worse = exit.validity().isMeasured() ? predictor : exit;
    double value = exit.value() + predictor.value();
    if (Double.isNaN(value)) {
      return Double.isNaN(exit.value()) ? exit : predictor;
    }
    ConfidenceInterval a = exit.interval();
    ConfidenceInterval b = predictor.interval();
    return renamed(
            exit,
            value,
            a == null || b == null
                ? null
                : new ConfidenceInterval(
                    a.low() + b.low(), a.high() + b.high(), a.level(), a.method() + ", ends added"),
            exit.protocol() + ", and the predictor's")
        .withValidity(worse.validity());
  }

  private static Measurement renamed(
      Measurement m, double value, @Nullable ConfidenceInterval interval, String protocol) {
    return new Measurement(
        Metrics.EXIT_LATENCY,
        value,
        m.unit(),
        m.n(),
        interval,
        protocol,
        Double.isNaN(value) && m.validity().isMeasured()
            ? Validity.of(Validity.Kind.FAILED, "no launch was measured")
            : m.validity(),
        m.warnings());
  }
}
