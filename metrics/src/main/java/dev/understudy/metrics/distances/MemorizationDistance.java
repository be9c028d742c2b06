package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;
import dev.understudy.metrics.distances.pairs.LargestCosine;
import dev.understudy.metrics.distances.pairs.Progress;
import java.util.Arrays;
import java.util.List;

/**
 * MiFID (Bai et al., 2021): the Fréchet distance to the training pictures over the memorisation
 * distance, the mean of each picture's least 1 − |cosine| to the other set; from a threshold on
 * (0.1) that counts as 1. Lower is better.
 *
 * <p>The paper averages over generated pictures, torchmetrics over the training pictures (it hands
 * the real set in first): {@link MemorizationOptions} says which, and so does the protocol. Rows of
 * zeros, which have no direction, are left out as torchmetrics does.
 *
 * <p>The interval is {@link FrechetDistance}'s, divided alike; where the memorisation distance is
 * below the threshold its own variance is added, by the delta method.
 */
public final class MemorizationDistance {
  /** Keeps a set of exact copies finite; torchmetrics' and Kaggle's figure. */
  private static final double TINY = 1e-14;

  private MemorizationDistance() {}

  /**
   * The distance of generated features {@code [N,d]} to those of the training pictures {@code
   * [M,d]}; {@code FAILED} if there are too few.
   */
  public static Measurement measure(
      Rows generated,
      Rows training,
      BootstrapOptions bootstrap,
      MemorizationOptions options,
      Progress progress) {
    String protocol =
        "ddof=1, "
            + generated.dimensions()
            + "-d features, "
            + training.count()
            + " training pictures, least cosine distance over "
            + (options.over() == MemorizationOptions.Over.TRAINING ? "training" : "generated")
            + " pictures, threshold "
            + options.threshold();
    return Metrics.refuse(
            Metrics.MIFID, Unit.NONE, protocol, Math.min(generated.count(), training.count()))
        .orElseGet(() -> enough(generated, training, bootstrap, options, progress, protocol));
  }

  private static Measurement enough(
      Rows generated,
      Rows training,
      BootstrapOptions bootstrap,
      MemorizationOptions options,
      Progress progress,
      String protocol) {
    var reference = new FrechetReference(MomentsAccumulator.of(training), LinearAlgebra.get());
    var fd = FrechetExpansion.of(generated, reference, 1, bootstrap.seed());
    boolean overTraining = options.over() == MemorizationOptions.Over.TRAINING;
    double[] cosines =
        overTraining
            ? LargestCosine.of(training, generated, progress)
            : LargestCosine.of(generated, training, progress);
    double[] distances =
        Arrays.stream(cosines).filter(c -> !Double.isNaN(c)).map(c -> 1 - c).toArray();
    double memorised = distances.length == 0 ? 1 : Intervals.mean(distances);
    boolean counts = memorised < options.threshold();
    double divisor = (counts ? memorised : 1) + TINY;
    double value = fd.value() / divisor;
    double ofDivisor = counts ? value / divisor * Intervals.standardErrorOfMean(distances) : 0;
    double error = Math.hypot(fd.standardError() / divisor, ofDivisor);
    var interval =
        Intervals.normalBiased(
            value,
            error,
            fd.bias() / divisor,
            0,
            bootstrap,
            "normal, from each picture's influence; bias from two halves");
    var measured =
        Measurement.of(Metrics.MIFID, value, Unit.NONE, generated.count(), interval, protocol);
    return counts
        ? measured.withWarnings(
            List.of(
                "The memorisation distance is "
                    + String.format(java.util.Locale.ROOT, "%.3g", memorised)
                    + ", below the threshold: pictures may be copies of training pictures."))
        : measured;
  }
}
