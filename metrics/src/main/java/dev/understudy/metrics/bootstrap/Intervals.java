package dev.understudy.metrics.bootstrap;

import dev.understudy.common.ConfidenceInterval;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals from resampled values. */
public final class Intervals {
  private Intervals() {}

  /**
   * For a value that few pictures bias, as they bias a distance upwards: covers both what the same
   * number of other pictures would give on average, and what infinitely many would give. The first
   * is the value less the centred resamples' quantiles; the second is that less the bias, which the
   * resamples show once more on top of the value (the basic bootstrap: Davison &amp; Hinkley, 1997,
   * section 5.2). A percentile interval would count the bias twice and miss both.
   *
   * @param floor the least possible value, where an interval is cut
   */
  public static ConfidenceInterval biased(
      double value, double[] resampled, double floor, BootstrapOptions options, String method) {
    double bias = mean(resampled) - value;
    double[] sorted = centred(resampled);
    double tail = (1 - options.level()) / 2;
    double low = value - quantile(sorted, 1 - tail) - Math.max(0, bias);
    double high = value - quantile(sorted, tail) - Math.min(0, bias);
    return new ConfidenceInterval(
        Math.max(floor, low), Math.max(floor, high), options.level(), method);
  }

  /**
   * For a value read at its own number of pictures: the value less the centred resamples'
   * quantiles.
   */
  public static ConfidenceInterval centred(
      double value, double[] resampled, BootstrapOptions options, String method) {
    double[] sorted = centred(resampled);
    double tail = (1 - options.level()) / 2;
    return new ConfidenceInterval(
        value - quantile(sorted, 1 - tail),
        value - quantile(sorted, tail),
        options.level(),
        method);
  }

  /**
   * The counterpart of {@link #biased} for a value whose standard error and bias are known without
   * resampling: normal, and long enough on the bias's side to cover both meanings.
   *
   * @param bias by how much few pictures lift the value
   */
  public static ConfidenceInterval normalBiased(
      double value,
      double standardError,
      double bias,
      double floor,
      BootstrapOptions options,
      String method) {
    var plain = normal(value, standardError, options, method);
    return new ConfidenceInterval(
        Math.max(floor, plain.low() - Math.max(0, bias)),
        Math.max(floor, plain.high() - Math.min(0, bias)),
        options.level(),
        method);
  }

  /** A normal interval around {@code value}. */
  public static ConfidenceInterval normal(
      double value, double standardError, BootstrapOptions options, String method) {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - options.level()) / 2);
    return new ConfidenceInterval(
        value - z * standardError, value + z * standardError, options.level(), method);
  }

  /** The mean. */
  public static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  /** The standard error of the mean of values of independent pictures. */
  public static double standardErrorOfMean(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
    return Math.sqrt(squares / (values.length - 1) / values.length);
  }

  /** The quantile of sorted values, interpolated (type 7 of Hyndman &amp; Fan). */
  static double quantile(double[] sorted, double p) {
    double position = Math.min(Math.max(p, 0), 1) * (sorted.length - 1);
    int low = (int) position;
    int high = Math.min(low + 1, sorted.length - 1);
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }

  private static double[] centred(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(x -> x - mean).sorted().toArray();
  }
}
