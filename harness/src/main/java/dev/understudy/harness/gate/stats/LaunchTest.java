package dev.understudy.harness.gate.stats;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether two runs differ by more than launches of one run differ among themselves: a pooled t-test
 * on the logarithms of one figure per launch. Samples of one launch, however many, cannot tell.
 *
 * <p>A run has three launches or so, too few to know their spread by. So the variance is moderated
 * as in Smyth (2004): a weighted mean of the configuration's own and of what is usual among the
 * other configurations on the device, their geometric mean, counting as {@value #PRIOR} degrees of
 * freedom. Where launches of one configuration differ much, its own variance still counts for half.
 */
public final class LaunchTest {
  /** Degrees of freedom that the other configurations' variance counts as, at most. */
  static final int PRIOR = 4;

  /** Launches that agree to 0.01 % do so by rounding. */
  private static final double LEAST_VARIANCE = 1e-8;

  /** Student's t with more degrees of freedom is as good as normal. */
  private static final double MANY = 1e6;

  private LaunchTest() {}

  /**
   * How logarithms of launches spread within their runs.
   *
   * @param squares sum of squared differences to each run's mean
   * @param degrees degrees of freedom: launches less runs
   */
  public record Spread(double squares, int degrees) {
    /** No launch known. */
    public static final Spread NONE = new Spread(0, 0);

    /** The spread of one run's launches. */
    public static Spread of(double[] figures) {
      if (figures.length < 2) {
        return NONE;
      }
      double mean = meanLog(figures);
      return new Spread(
          Arrays.stream(figures).map(x -> Math.pow(Math.log(x) - mean, 2)).sum(),
          figures.length - 1);
    }

    /** Both together. */
    public Spread plus(Spread other) {
      return new Spread(squares + other.squares, degrees + other.degrees);
    }

    /** An estimate of the variance's logarithm, unbiased for normal values. */
    private double logVariance() {
      double half = degrees / 2.0;
      return Math.log(Math.max(LEAST_VARIANCE, squares / degrees))
          - Digamma.value(half)
          + Math.log(half);
    }
  }

  /**
   * The two-sided p-value; NaN where no launch was repeated anywhere, so that nothing is known of
   * how launches differ.
   *
   * @param baseline a positive figure per launch
   * @param now the same of the run under judgement
   * @param own how launches of this configuration spread
   * @param others how launches of each of the device's other configurations spread
   * @param nights the standard deviation by which nights are taken to differ beside that; 0 for
   *     none
   */
  public static double pValue(
      double[] baseline, double[] now, Spread own, List<Spread> others, double nights) {
    List<Spread> known = others.stream().filter(s -> s.degrees() > 0).toList();
    int prior = Math.min(PRIOR, known.stream().mapToInt(Spread::degrees).sum());
    int degrees = own.degrees() + prior;
    if (baseline.length == 0 || now.length == 0 || degrees == 0) {
      return Double.NaN;
    }
    double usual = Math.exp(known.stream().mapToDouble(Spread::logVariance).average().orElse(0));
    double variance = (own.squares() + prior * usual) / degrees;
    double ofLaunches = variance * (1.0 / baseline.length + 1.0 / now.length);
    double ofNights = 2 * nights * nights;
    double error = Math.sqrt(ofLaunches + ofNights);
    double difference = Math.abs(meanLog(now) - meanLog(baseline));
    if (difference == 0) {
      return 1;
    }
    if (error == 0) {
      return 0;
    }
    // Satterthwaite: only the launches' variance is an estimate.
    double effective = degrees * Math.pow((ofLaunches + ofNights) / ofLaunches, 2);
    return 2 * TDistribution.of(Math.min(effective, MANY)).survivalProbability(difference / error);
  }

  private static double meanLog(double[] figures) {
    return Arrays.stream(figures).map(Math::log).average().orElse(Double.NaN);
  }
}
