package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.pairs.NearestOther;
import dev.understudy.metrics.distances.pairs.Neighbours;
import dev.understudy.metrics.distances.pairs.Progress;
import java.util.Arrays;

/**
 * AuthPct (Alaa et al., 2022, as dgm-eval has it: Stein et al., 2023): the percentage, in [0,100],
 * of generated pictures that are farther from their nearest training picture than that is from its
 * own nearest; higher is better, and a low one hints at memorised pictures. The interval is a
 * bootstrap over generated pictures; training pictures are as given.
 */
public final class Authenticity {
  private final double[] authentic;
  private final int training;
  private final int dimensions;

  private Authenticity(double[] authentic, int training, int dimensions) {
    this.authentic = authentic;
    this.training = training;
    this.dimensions = dimensions;
  }

  /**
   * Compares generated features {@code [N,d]} with those of the training pictures {@code [M,d]},
   * not of held-out ones.
   *
   * @throws dev.understudy.common.InputException if features are not finite or beyond 1e18
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static Authenticity compare(Rows generated, Rows training, Progress progress) {
    double[] authentic = new double[generated.count()];
    var made = new Authenticity(authentic, training.count(), generated.dimensions());
    if (made.pictures() < Metrics.minimumPictures(Metrics.AUTHPCT)) {
      return made;
    }
    long within = (long) training.count() * training.count();
    long total = within + (long) training.count() * generated.count();
    double[] own =
        Neighbours.of(training, 1, (done, part) -> progress.at(done, total)).squaredRadii(1);
    var nearest =
        NearestOther.of(generated, training, (done, part) -> progress.at(within + done, total));
    Arrays.setAll(authentic, i -> own[nearest.index()[i]] < nearest.squared()[i] ? 100 : 0);
    return made;
  }

  private int pictures() {
    return Math.min(authentic.length, training);
  }

  /** The percentage; {@code FAILED} if there are too few pictures. */
  public Measurement measure(BootstrapOptions options) {
    return Metrics.refuse(Metrics.AUTHPCT, Unit.NONE, protocol(), pictures())
        .orElseGet(
            () -> Bootstrap.mean(Metrics.AUTHPCT, Unit.NONE, authentic, protocol(), options));
  }

  /** Student − teacher at equal inputs against the same training pictures. */
  public static Difference difference(
      Authenticity student, Authenticity teacher, BootstrapOptions options) {
    return Metrics.refuse(Metrics.AUTHPCT, Unit.NONE, student.protocol(), student.pictures())
        .map(refused -> new Difference(refused, null))
        .orElseGet(
            () ->
                Bootstrap.pairedDifference(
                    Metrics.AUTHPCT,
                    Unit.NONE,
                    student.authentic,
                    teacher.authentic,
                    Difference.Better.HIGHER,
                    student.protocol(),
                    options));
  }

  private String protocol() {
    return "percent, against " + training + " training pictures, " + dimensions + "-d features";
  }
}
