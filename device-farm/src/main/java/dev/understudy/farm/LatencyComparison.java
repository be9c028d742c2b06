package dev.understudy.farm;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.farm.latency.Estimate;
import dev.understudy.farm.latency.Runs;
import dev.understudy.farm.latency.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.jspecify.annotations.Nullable;

/**
 * A student's latency against its teacher's, from interleaved launches.
 *
 * @param difference student's minus teacher's {@code latency-p50}, milliseconds, with its interval
 * @param ratio student's over teacher's {@code latency-p50}, with its interval; below 1 the student
 *     is faster
 * @param pValue two-sided p-value of {@code test} on the steady runs, or null where no round was
 *     measured on both sides. Runs of one launch are no independent repetitions, so a small value
 *     is believable only together with {@code signAgrees} and the intervals, which rest on launches
 * @param test the test's name; empty where none was made
 * @param signAgrees whether the same side is faster in every round of launches
 */
public record LatencyComparison(
    Measurement difference,
    Measurement ratio,
    @Nullable Double pValue,
    String test,
    boolean signAgrees) {
  private static final String MEASURE = "latency-p50";

  /**
   * Compares the launches of two configurations. Launches of the same number are a pair: they were
   * made in the same round. Rounds that lack samples on either side are left out, with a warning.
   */
  public static LatencyComparison of(List<LaunchResult> teacher, List<LaunchResult> student) {
    List<LaunchResult> a = new ArrayList<>();
    List<LaunchResult> b = new ArrayList<>();
    for (LaunchResult launch : Verdict.measured(teacher)) {
      Verdict.measured(student).stream()
          .filter(other -> other.launch() == launch.launch())
          .findFirst()
          .ifPresent(
              other -> {
                a.add(launch);
                b.add(other);
              });
    }
    if (a.isEmpty()) {
      return none(Verdict.worse(Verdict.of(teacher), Verdict.of(student)));
    }
    Validity validity = Verdict.worse(Verdict.of(a), Verdict.of(b));
    List<String> warnings = warnings(a.size(), Math.max(teacher.size(), student.size()));
    long n = Math.min(Runs.of(a).count(), Runs.of(b).count());
    String protocol = "batch 1, " + a.size() + " interleaved rounds, paired";
    Estimate difference =
        a.size() == 1
            ? Estimate.differenceOfSingles(median(a), median(b))
            : Estimate.difference(medians(a), medians(b));
    Estimate ratio =
        a.size() == 1
            ? Estimate.ratioOfSingles(median(a), median(b))
            : Estimate.ratio(medians(a), medians(b));
    return new LatencyComparison(
        measurement(difference, Unit.MILLISECONDS, n, protocol, validity).withWarnings(warnings),
        measurement(ratio, Unit.NONE, n, protocol, validity).withWarnings(warnings),
        MannWhitneyUTest.withDefaults().test(Runs.of(a).sorted(), Runs.of(b).sorted()).getPValue(),
        "Mann–Whitney U, two-sided, steady runs pooled",
        signAgrees(medians(a), medians(b)));
  }

  /** The p50 of launches: the geometric mean of their medians, or the one's median. */
  static Estimate median(List<LaunchResult> measured) {
    return measured.size() == 1
        ? Runs.of(measured.get(0)).median()
        : Estimate.ofLaunches(medians(measured));
  }

  private static double[] medians(List<LaunchResult> measured) {
    return measured.stream().mapToDouble(launch -> Runs.of(launch).quantile(0.5)).toArray();
  }

  private static boolean signAgrees(double[] a, double[] b) {
    double[] signs = new double[a.length];
    Arrays.setAll(signs, i -> Math.signum(b[i] - a[i]));
    return signs[0] != 0 && Arrays.stream(signs).allMatch(sign -> sign == signs[0]);
  }

  private static Measurement measurement(
      Estimate e, Unit unit, long n, String protocol, Validity validity) {
    return Measurement.of(MEASURE, e.value(), unit, n, e.interval(), protocol)
        .withValidity(validity);
  }

  private static List<String> warnings(int paired, int rounds) {
    List<String> warnings = new ArrayList<>();
    if (paired < rounds) {
      warnings.add("Only " + paired + " of " + rounds + " rounds were measured on both sides.");
    }
    if (paired == 1) {
      warnings.add("One round only: the interval does not know how launches differ.");
    }
    return warnings;
  }

  private static LatencyComparison none(Validity worse) {
    Validity why =
        worse.isMeasured()
            ? Validity.of(Validity.Kind.FAILED, "no round was measured on both sides")
            : worse;
    return new LatencyComparison(
        Measurement.missing(MEASURE, Unit.MILLISECONDS, "batch 1", why),
        Measurement.missing(MEASURE, Unit.NONE, "batch 1", why),
        null,
        "",
        false);
  }
}
