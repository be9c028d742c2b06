package dev.understudy.harness.gate.stats;

import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Resampling;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether two means of values per picture differ, by resampling pictures. p is how often a resample
 * lies as far from the difference as the difference lies from 0; where that happens too seldom to
 * be counted, the tail is Student's t with the resamples' standard error, so that many comparisons
 * can be corrected for.
 */
public final class BootstrapTest {
  /** So many resamples, or fewer where there are many pictures. */
  private static final int RESAMPLES = 4000;

  /** Draws in all; 50,000 pictures still get 1000 resamples. */
  private static final long DRAWS = 50_000_000L;

  private static final int FEWEST = 1000;

  /** Fewer hits than these are no estimate of a probability. */
  private static final int COUNTABLE = 20;

  /** The first resamples, and how many hits among them need no further look: p is above 0.1. */
  private static final int GLANCE = 200;

  private static final int PLENTY = 40;

  private static final long SEED = 6;

  private BootstrapTest() {}

  /**
   * The two-sided p-value where picture i of both was made from equal inputs.
   *
   * @param baseline one value per picture
   * @param now as many
   */
  public static double paired(double[] baseline, double[] now) {
    if (baseline.length != now.length) {
      throw new IllegalArgumentException(baseline.length + " and " + now.length + " are no pairs");
    }
    double[] gaps = IntStream.range(0, now.length).mapToDouble(i -> now[i] - baseline[i]).toArray();
    double difference = mean(gaps);
    if (Arrays.stream(gaps).allMatch(gap -> gap == gaps[0])) {
      return difference == 0 ? 1 : 0; // every picture moved by the same: nothing is left to chance
    }
    BootstrapOptions options = options(gaps.length);
    Resampling resampling = new Resampling(options, Resampling.GENERATED);
    return pValue(difference, options, r -> resampled(gaps, resampling, r), gaps.length - 1);
  }

  /** The two-sided p-value of two sets of pictures made from inputs of their own. */
  public static double twoSample(double[] baseline, double[] now) {
    double difference = mean(now) - mean(baseline);
    if (difference == 0) {
      return 1;
    }
    BootstrapOptions options = options(baseline.length + now.length);
    // Two streams: sets of equal size must not be drawn alike.
    Resampling ofBaseline = new Resampling(options, Resampling.REAL);
    Resampling ofNow = new Resampling(options, Resampling.GENERATED);
    return pValue(
        difference,
        options,
        r -> resampled(now, ofNow, r) - resampled(baseline, ofBaseline, r),
        Math.min(baseline.length, now.length) - 1);
  }

  private static double pValue(
      double difference, BootstrapOptions options, IntToDoubleFunction resample, int degrees) {
    double size = Math.abs(difference);
    double[] centred = centred(0, GLANCE, resample, difference);
    if (hits(centred, size) >= PLENTY) {
      return (hits(centred, size) + 1.0) / (centred.length + 1.0); // nowhere near any level
    }
    double[] more = centred(GLANCE, options.resamples(), resample, difference);
    centred = DoubleStream.concat(Arrays.stream(centred), Arrays.stream(more)).toArray();
    long hits = hits(centred, size);
    if (hits >= COUNTABLE) {
      return (hits + 1.0) / (centred.length + 1.0);
    }
    double error = Math.sqrt(Arrays.stream(centred).map(x -> x * x).sum() / centred.length);
    double tail =
        error == 0
            ? 0
            : 2 * TDistribution.of(Math.max(1, degrees)).survivalProbability(size / error);
    return Math.min(tail, (COUNTABLE + 1.0) / (centred.length + 1.0));
  }

  private static double[] centred(
      int from, int to, IntToDoubleFunction resample, double difference) {
    return IntStream.range(from, to)
        .parallel()
        .mapToDouble(r -> resample.applyAsDouble(r) - difference)
        .toArray();
  }

  private static long hits(double[] centred, double size) {
    return Arrays.stream(centred).filter(x -> Math.abs(x) >= size).count();
  }

  private static double resampled(double[] values, Resampling resampling, int resample) {
    int[] weights = resampling.weights(resample, values.length);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / values.length;
  }

  private static BootstrapOptions options(int pictures) {
    long resamples = Math.max(FEWEST, Math.min(RESAMPLES, DRAWS / Math.max(1, pictures)));
    BootstrapOptions defaults = BootstrapOptions.defaults();
    return new BootstrapOptions((int) resamples, defaults.level(), SEED);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
