package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.exits.ExitMeans;
import dev.understudy.metrics.exits.ExitRule;
import dev.understudy.reports.ExitSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Which exits a threshold takes, and what they cost on average. Costs are those of the exits as
 * they were measured; intervals are over pictures.
 *
 * @param measured distances by exit and picture
 * @param predicted predicted distances by exit and picture; empty without a predictor
 * @param exits what each costs
 * @param distance the distance's measure id
 * @param protocol how it was measured
 */
@SuppressWarnings("ArrayRecordComponent") // columns, passed on as they are
record ExitChoices(
    double[][] measured,
    double[][] predicted,
    List<ExitSweep.Exit> exits,
    String distance,
    String protocol,
    BootstrapOptions options) {

  /** What a threshold gives. */
  ExitSweep.Threshold at(double threshold) {
    List<Measurement> above = new ArrayList<>();
    for (double[] column : measured) {
      above.add(above(column, threshold));
    }
    int[] oracle = ExitRule.earliest(measured, exits.size(), threshold);
    return new ExitSweep.Threshold(
        threshold,
        above,
        choice(oracle, threshold, ExitSweep.Exit::macs, ExitSweep.Timing::latency),
        predicted.length == 0
            ? null
            : choice(
                ExitRule.earliest(predicted, exits.size(), threshold),
                threshold,
                e -> Objects.requireNonNull(e.macsWithPredictor()),
                t -> Objects.requireNonNull(t.withPredictor())));
  }

  private Measurement above(double[] distances, double threshold) {
    return ExitMeans.mean(
        Metrics.EXIT_ABOVE,
        Unit.NONE,
        ExitRule.above(distances, threshold),
        "share of pictures farther from the last exit's than the threshold",
        options);
  }

  private ExitSweep.Choice choice(
      int[] taken,
      double threshold,
      Function<ExitSweep.Exit, Measurement> macs,
      Function<ExitSweep.Timing, Measurement> latency) {
    double[] distances = ExitRule.at(measured, taken);
    ExitSweep.Exit last = exits.get(exits.size() - 1);
    Measurement cost =
        mean(Metrics.EXIT_MACS, exits.stream().map(macs).toList(), taken, "mean over pictures");
    List<ExitSweep.Speed> speeds = new ArrayList<>();
    for (int place = 0; place < last.timings().size(); place++) {
      int p = place;
      Measurement time =
          mean(
              Metrics.EXIT_LATENCY,
              exits.stream().map(e -> latency.apply(e.timings().get(p))).toList(),
              taken,
              "mean over pictures of the exits' medians, those taken as exact");
      speeds.add(
          new ExitSweep.Speed(
              last.timings().get(p).device(),
              last.timings().get(p).runtime(),
              time,
              ExitMeans.saving(
                  Metrics.EXIT_LATENCY_SAVING, time, last.timings().get(p).latency().value())));
    }
    return new ExitSweep.Choice(
        Arrays.stream(ExitRule.histogram(taken, exits.size())).boxed().toList(),
        above(distances, threshold),
        ExitMeans.mean(distance, Unit.NONE, distances, protocol, options),
        cost,
        ExitMeans.saving(Metrics.EXIT_MACS_SAVING, cost, last.macs().value()),
        speeds);
  }

  /** The mean of the exits' costs, as believable as the least believable of them. */
  private Measurement mean(String measure, List<Measurement> costs, int[] taken, String how) {
    Unit unit = costs.get(0).unit();
    for (Measurement cost : costs) {
      if (Double.isNaN(cost.value())) {
        return Measurement.missing(measure, unit, how, cost.validity());
      }
    }
    double[] values = costs.stream().mapToDouble(Measurement::value).toArray();
    Validity worst =
        costs.stream()
            .map(Measurement::validity)
            .filter(v -> !v.isMeasured())
            .findFirst()
            .orElse(Validity.MEASURED);
    Measurement mean = ExitMeans.cost(measure, unit, values, taken, how, options);
    return mean.validity().isMeasured() ? mean.withValidity(worst) : mean;
  }
}
