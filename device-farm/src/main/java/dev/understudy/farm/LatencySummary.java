package dev.understudy.farm;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.farm.latency.Estimate;
import dev.understudy.farm.latency.Runs;
import dev.understudy.farm.latency.Verdict;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.OrderStatistics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The launches of one configuration as measurements, in milliseconds unless said otherwise:
 *
 * <ul>
 *   <li>{@code latency-load}, {@code latency-first}: geometric mean over launches; n is launches
 *   <li>{@code latency-p50}: the geometric mean of the launches' medians; n is steady runs
 *   <li>{@code latency-p90}, {@code latency-p95}, {@code latency-p99}: quantiles of all steady runs
 *       pooled, not available below 64, 130 and 662 runs
 *   <li>{@code peak-memory} (bytes): the largest of the launches'
 * </ul>
 *
 * <p>Intervals are Student's t over launches on the logarithms; of a single launch, {@code
 * latency-p50} has the order-statistics interval of its runs, and a warning. A launch without
 * samples leaves the others standing, with a warning; the worst verdict of those that have samples
 * is the verdict of all.
 */
public final class LatencySummary {
  private static final Unit MS = Unit.MILLISECONDS;

  private LatencySummary() {}

  /**
   * {@link #of(List, LatencyPlan, int)}, without warnings of missing launches and runs, or of load.
   */
  public static List<Measurement> of(List<LaunchResult> launches) {
    return summary(launches, Verdict.warnings(launches, 0, 0, Integer.MAX_VALUE));
  }

  /**
   * Sums the launches up.
   *
   * @param launches every launch of the configuration, failed ones too
   * @param plan the plan they were made by
   * @param cores the device's cores, to judge the load average by
   */
  public static List<Measurement> of(List<LaunchResult> launches, LatencyPlan plan, int cores) {
    return summary(launches, Verdict.warnings(launches, plan.launches(), plan.minRuns(), cores));
  }

  private static List<Measurement> summary(List<LaunchResult> launches, List<String> warnings) {
    List<LaunchResult> measured = Verdict.measured(launches);
    Validity validity = Verdict.of(launches);
    List<Measurement> all = measured.isEmpty() ? missing(validity) : figures(measured);
    return all.stream()
        .map(m -> m.validity().isMeasured() ? m.withValidity(validity) : m)
        .map(m -> m.withWarnings(warnings))
        .toList();
  }

  private static List<Measurement> missing(Validity why) {
    Stream<Measurement> times =
        Stream.of("load", "first", "p50", "p90", "p95", "p99")
            .map(id -> Measurement.missing("latency-" + id, MS, "batch 1", why));
    Stream<Measurement> memory =
        Stream.of(Measurement.missing("peak-memory", Unit.BYTES, "batch 1", why));
    return Stream.concat(times, memory).toList();
  }

  private static List<Measurement> figures(List<LaunchResult> launches) {
    Runs runs = Runs.of(launches);
    String over = "batch 1, geometric mean of " + launches.size() + " launches";
    List<Measurement> all = new ArrayList<>();
    all.add(
        measurement(
            "latency-load",
            Estimate.ofLaunches(figures(launches, l -> Runs.millis(l.loadNanos()))),
            launches.size(),
            over + ", warm file cache"));
    all.add(
        measurement(
            "latency-first",
            Estimate.ofLaunches(figures(launches, l -> Runs.millis(l.firstNanos()))),
            launches.size(),
            over));
    all.add(
        measurement(
            "latency-p50",
            LatencyComparison.median(launches),
            runs.count(),
            over.replace("launches", "launches' medians")));
    for (int percentile : new int[] {90, 95, 99}) {
      all.add(percentile(runs, percentile, launches.size()));
    }
    all.add(memory(launches));
    return List.copyOf(all);
  }

  private static double[] figures(List<LaunchResult> launches, ToDoubleFunction<LaunchResult> of) {
    return launches.stream().mapToDouble(of).toArray();
  }

  private static Measurement measurement(String id, Estimate e, long n, String protocol) {
    return Measurement.of(id, e.value(), MS, n, e.interval(), protocol);
  }

  private static Measurement percentile(Runs runs, int percentile, int launches) {
    String id = "latency-p" + percentile;
    String protocol = "batch 1, steady runs of " + launches + " launches pooled";
    int needed = OrderStatistics.runsNeeded(percentile);
    if (runs.count() < needed) {
      return Measurement.missing(
          id,
          MS,
          protocol,
          Validity.of(
              Validity.Kind.NOT_AVAILABLE,
              "n/a below " + needed + " runs; there are " + runs.count()));
    }
    return Measurement.of(id, runs.quantile(percentile / 100.0), MS, runs.count(), null, protocol);
  }

  private static Measurement memory(List<LaunchResult> launches) {
    String protocol = "largest of " + launches.size() + " processes, their runtime included";
    long peak = launches.stream().mapToLong(LaunchResult::peakMemoryBytes).max().orElse(-1);
    return peak < 0
        ? Measurement.missing(
            "peak-memory",
            Unit.BYTES,
            protocol,
            Validity.of(Validity.Kind.NOT_AVAILABLE, "this platform does not tell it"))
        : Measurement.of("peak-memory", (double) peak, Unit.BYTES, launches.size(), null, protocol);
  }
}
