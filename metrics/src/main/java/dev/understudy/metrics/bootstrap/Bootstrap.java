package dev.understudy.metrics.bootstrap;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Intervals for means of one value per picture: the bias-corrected and accelerated bootstrap over
 * pictures (BCa: Efron, 1987), which heeds the values' skew. Draws as in {@link Resampling}: equal
 * seeds give equal intervals, whatever the number of threads.
 */
public final class Bootstrap {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Bootstrap() {}

  /** The interval of the mean of a column {@code [N,1]}; see the overload. */
  public static ConfidenceInterval meanInterval(Rows column, BootstrapOptions options) {
    return meanInterval(column.column(0), options);
  }

  /**
   * The interval of the values' mean.
   *
   * @param values finite, at least one
   */
  public static ConfidenceInterval meanInterval(double[] values, BootstrapOptions options) {
    double mean = Intervals.mean(values);
    double[] centred = Arrays.stream(values).map(x -> x - mean).toArray();
    double[] means = resampledMeans(centred, options);
    Arrays.sort(means);
    double squares = Arrays.stream(centred).map(x -> x * x).sum();
    String method = "BCa bootstrap over pictures, " + options.resamples() + " resamples";
    if (squares == 0) {
      return new ConfidenceInterval(mean, mean, options.level(), method);
    }
    double acceleration =
        Arrays.stream(centred).map(x -> x * x * x).sum() / (6 * Math.pow(squares, 1.5));
    double below = Arrays.stream(means).map(x -> x < 0 ? 1 : x == 0 ? 0.5 : 0).sum();
    // Half a resample from either end keeps the correction finite.
    double share = Math.min(Math.max(below, 0.5), means.length - 0.5) / means.length;
    double correction = NORMAL.inverseCumulativeProbability(share);
    double tail = (1 - options.level()) / 2;
    double low = Intervals.quantile(means, adjusted(tail, correction, acceleration));
    double high = Intervals.quantile(means, adjusted(1 - tail, correction, acceleration));
    return new ConfidenceInterval(mean + low, mean + high, options.level(), method);
  }

  /**
   * The mean of a column {@code [N,1]} of values per picture, with its interval where there are
   * {@link Defaults#INTERVAL_PICTURES}; {@code FAILED} if there are too few for the measure or one
   * is not finite.
   */
  public static Measurement mean(
      String measure, Unit unit, Rows column, String protocol, BootstrapOptions options) {
    return mean(measure, unit, column.column(0), protocol, options);
  }

  /** The mean of values per picture, as the overload. */
  public static Measurement mean(
      String measure, Unit unit, double[] values, String protocol, BootstrapOptions options) {
    var refused = Metrics.refuse(measure, unit, protocol, values.length);
    if (refused.isPresent()) {
      return refused.get();
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        String reason = "picture " + i + " gave " + values[i];
        return Measurement.missing(
            measure, unit, protocol, Validity.of(Validity.Kind.FAILED, reason));
      }
    }
    if (values.length < Defaults.INTERVAL_PICTURES) {
      return Measurement.of(measure, Intervals.mean(values), unit, values.length, null, protocol)
          .withWarnings(
              List.of(
                  values.length
                      + (values.length == 1 ? " value is" : " values are")
                      + " too few for an interval; it takes "
                      + Defaults.INTERVAL_PICTURES
                      + "."));
    }
    var interval = meanInterval(values, options);
    var measured =
        Measurement.of(measure, Intervals.mean(values), unit, values.length, interval, protocol);
    return interval.low() < interval.high()
        ? measured
        : measured.withWarnings(
            List.of(
                "All "
                    + values.length
                    + " pictures gave the same value, so the interval has no width; the true "
                    + "uncertainty is not zero."));
  }

  /**
   * Student − teacher of values at equal inputs: the interval is of the mean of the pairs'
   * differences, so what a latent does to both cancels.
   *
   * @param student {@code [N]}, one per latent
   * @param teacher {@code [N]} at the same inputs
   */
  public static Difference pairedDifference(
      String measure,
      Unit unit,
      double[] student,
      double[] teacher,
      Difference.Better better,
      String protocol,
      BootstrapOptions options) {
    if (student.length != teacher.length) {
      throw new IllegalArgumentException(
          student.length + " values of the student for " + teacher.length + " of the teacher");
    }
    double[] differences =
        IntStream.range(0, student.length).mapToDouble(i -> student[i] - teacher[i]).toArray();
    double sign = better == Difference.Better.LOWER ? -1 : 1;
    double wins = Arrays.stream(differences).filter(x -> sign * x > 0).count();
    return new Difference(
        mean(measure, unit, differences, "student − teacher, paired; " + protocol, options),
        differences.length == 0 ? null : wins / differences.length);
  }

  private static double[] resampledMeans(double[] values, BootstrapOptions options) {
    var resampling = new Resampling(options, Resampling.GENERATED);
    return IntStream.range(0, options.resamples())
        .parallel()
        .mapToDouble(
            r -> {
              SplittableRandom random = resampling.generator(r);
              double sum = 0;
              for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
              }
              return sum / values.length;
            })
        .toArray();
  }

  private static double adjusted(double p, double correction, double acceleration) {
    double z = correction + NORMAL.inverseCumulativeProbability(p);
    return NORMAL.cumulativeProbability(correction + z / (1 - acceleration * z));
  }
}
