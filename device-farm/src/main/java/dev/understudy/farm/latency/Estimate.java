package dev.understudy.farm.latency;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.farm.Defaults;
import dev.understudy.measuring.OrderStatistics;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * A value with its confidence interval.
 *
 * @param value the value
 * @param interval its interval; null where one launch's single figure gives none
 */
public record Estimate(double value, @Nullable ConfidenceInterval interval) {
  /** Positive figures, one per launch: their geometric mean, and Student's t on the logarithms. */
  public static Estimate ofLaunches(double[] figures) {
    double[] logs = logs(figures);
    double half = halfWidth(logs);
    return new Estimate(
        Math.exp(mean(logs)),
        figures.length < 2
            ? null
            : interval(Math.exp(mean(logs) - half), Math.exp(mean(logs) + half), figures.length));
  }

  /**
   * The ratio b/a of figures paired by round: their geometric mean, and Student's t on the
   * logarithms of the rounds' ratios, in which what a round's two launches share cancels out.
   */
  public static Estimate ratio(double[] a, double[] b) {
    double[] ratios = new double[a.length];
    Arrays.setAll(ratios, i -> b[i] / a[i]);
    return ofLaunches(ratios);
  }

  /**
   * The difference of the geometric means of figures paired by round, b − a. The interval is
   * Student's t on its linear form (delta method): d exp(mean log x) = exp(mean log x) · d mean log
   * x, on both sides of each round.
   */
  public static Estimate difference(double[] a, double[] b) {
    double[] logsA = logs(a);
    double[] logsB = logs(b);
    double meanA = Math.exp(mean(logsA));
    double meanB = Math.exp(mean(logsB));
    double[] linear = new double[a.length];
    Arrays.setAll(linear, i -> meanB * logsB[i] - meanA * logsA[i]);
    double difference = meanB - meanA;
    double half = halfWidth(linear);
    return new Estimate(
        difference, a.length < 2 ? null : interval(difference - half, difference + half, a.length));
  }

  /**
   * The difference b − a of two single launches, whose intervals rest on their runs: recovered from
   * their limits (MOVER, Zou and Donner 2008).
   */
  public static Estimate differenceOfSingles(Estimate a, Estimate b) {
    double difference = b.value - a.value;
    ConfidenceInterval x = a.interval;
    ConfidenceInterval y = b.interval;
    if (x == null || y == null) {
      return new Estimate(difference, null);
    }
    return new Estimate(
        difference,
        new ConfidenceInterval(
            difference - Math.hypot(b.value - y.low(), x.high() - a.value),
            difference + Math.hypot(y.high() - b.value, a.value - x.low()),
            Defaults.CONFIDENCE,
            "one launch each; from both medians' order statistics (MOVER)"));
  }

  /**
   * The median of windows' medians, and the order statistics that hold it at a level: whatever
   * their distribution, if they are independent. So few windows that none do give no interval.
   *
   * @param sorted at least one, ascending
   */
  static Estimate ofWindows(double[] sorted, double level) {
    double median = OrderStatistics.quantile(sorted, 0.5);
    // The whole range misses the median where all values lie on one side of it.
    if (1 - 2 * Math.pow(0.5, sorted.length) < level) {
      return new Estimate(median, null);
    }
    double[] ends = OrderStatistics.medianInterval(sorted, level);
    return new Estimate(
        median,
        new ConfidenceInterval(
            ends[0], ends[1], level, "order statistics of " + sorted.length + " windows' medians"));
  }

  /** The ratio b/a between the ends of both intervals, where both hold at half the error each. */
  static Estimate ratioOfEnds(Estimate a, Estimate b) {
    ConfidenceInterval x = a.interval;
    ConfidenceInterval y = b.interval;
    return new Estimate(
        b.value / a.value,
        x == null || y == null
            ? null
            : new ConfidenceInterval(
                y.low() / x.high(),
                y.high() / x.low(),
                x.level() + y.level() - 1,
                String.format(
                    Locale.ROOT,
                    "both medians' order statistics at %.3g %% each",
                    100 * x.level())));
  }

  /** The ratio b/a of two single launches: MOVER on the logarithms. */
  public static Estimate ratioOfSingles(Estimate a, Estimate b) {
    Estimate log = differenceOfSingles(a.log(), b.log());
    ConfidenceInterval x = log.interval;
    return new Estimate(
        Math.exp(log.value),
        x == null
            ? null
            : new ConfidenceInterval(Math.exp(x.low()), Math.exp(x.high()), x.level(), x.method()));
  }

  private Estimate log() {
    ConfidenceInterval x = interval;
    return new Estimate(
        Math.log(value),
        x == null
            ? null
            : new ConfidenceInterval(Math.log(x.low()), Math.log(x.high()), x.level(), x.method()));
  }

  private static ConfidenceInterval interval(double low, double high, int launches) {
    return new ConfidenceInterval(
        low,
        high,
        Defaults.CONFIDENCE,
        "Student's t over " + launches + " launches, on logarithms");
  }

  /** Half the t interval of a mean; 0 of fewer than 2 values. */
  private static double halfWidth(double[] values) {
    int n = values.length;
    if (n < 2) {
      return 0;
    }
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    double t = TDistribution.of(n - 1).inverseSurvivalProbability((1 - Defaults.CONFIDENCE) / 2);
    return t * Math.sqrt(squares / (n - 1) / n);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  private static double[] logs(double[] figures) {
    return Arrays.stream(figures).map(Math::log).toArray();
  }
}
