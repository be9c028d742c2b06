package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * FID-infinity (Chong and Forsyth, 2020): the Fréchet distance of random subsets of growing size
 * against 1/n, and of the straight line through them the value at 1/n = 0; lower is better, and it
 * may fall below zero. Subsets are drawn as in the authors' code: the pictures are shuffled in
 * place before each point, and its first n taken.
 *
 * <p>The interval is normal. Its variance is that of all pictures (their influence, as in {@link
 * FrechetDistance}) and that of the line's intercept given them, added.
 */
public final class FrechetInfinity {
  private static final String METHOD =
      "normal, from each picture's influence and the line's residuals";

  private final Rows generated;
  private final FeatureStatistics reference;
  private final FrechetInfinityOptions options;
  private final @Nullable Extrapolation extrapolation;

  private FrechetInfinity(
      Rows generated,
      FeatureStatistics reference,
      FrechetInfinityOptions options,
      @Nullable Extrapolation extrapolation) {
    this.generated = generated;
    this.reference = reference;
    this.options = options;
    this.extrapolation = extrapolation;
  }

  /**
   * Compares subsets of generated pictures with reference statistics; the costly part.
   *
   * @param generated features {@code [N,d]}, read once for each point
   * @throws dev.understudy.common.InputException if the statistics have another dimension
   */
  public static FrechetInfinity compare(
      Rows generated,
      FeatureStatistics reference,
      BootstrapOptions bootstrap,
      FrechetInfinityOptions options) {
    FrechetDistance.checkDimensions(generated.dimensions(), reference.dimensions());
    return new FrechetInfinity(
        generated,
        reference,
        options,
        tooFew(generated.count(), options)
            ? null
            : Extrapolation.of(generated, reference, options, bootstrap.seed()));
  }

  private static boolean tooFew(int n, FrechetInfinityOptions options) {
    return n < options.smallest() + options.points();
  }

  /** The extrapolated distance; {@code FAILED} if there are too few pictures. */
  public Measurement measure(BootstrapOptions bootstrap) {
    Extrapolation made = extrapolation;
    return made == null
        ? refused(protocol()).orElseThrow()
        : measurement(made, protocol(), bootstrap);
  }

  /** Student − teacher at equal inputs, on equal subsets against the same reference. */
  public static Difference difference(
      FrechetInfinity student, FrechetInfinity teacher, BootstrapOptions bootstrap) {
    Pairs.check(student.generated, teacher.generated);
    String protocol = "student − teacher, paired; " + student.protocol();
    if (student.extrapolation == null || teacher.extrapolation == null) {
      return new Difference(student.refused(protocol).orElseThrow(), null);
    }
    return new Difference(
        student.measurement(
            student.extrapolation.minus(teacher.extrapolation), protocol, bootstrap),
        null);
  }

  private Measurement measurement(Extrapolation made, String protocol, BootstrapOptions bootstrap) {
    double value = made.intercept();
    return Measurement.of(
            Metrics.FID_INFINITY,
            value,
            Unit.NONE,
            generated.count(),
            Intervals.normal(value, made.standardError(), bootstrap, METHOD),
            protocol)
        .withWarnings(warnings());
  }

  private Optional<Measurement> refused(String protocol) {
    String reason =
        Metrics.FID_INFINITY
            + " needs at least "
            + (options.smallest() + options.points())
            + " pictures for "
            + options.points()
            + " subsets of "
            + options.smallest()
            + " and more, there are "
            + generated.count();
    return Optional.of(
        Measurement.missing(
            Metrics.FID_INFINITY, Unit.NONE, protocol, Validity.of(Validity.Kind.FAILED, reason)));
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (options.smallest() < Defaults.FID_INFINITY_SMALLEST) {
      warnings.add(
          "The smallest subset has "
              + options.smallest()
              + " pictures, not the published "
              + Defaults.FID_INFINITY_SMALLEST
              + ".");
    }
    if (options.smallest() <= generated.dimensions()) {
      warnings.add(
          "Subsets of "
              + options.smallest()
              + " pictures do not span "
              + generated.dimensions()
              + " feature dimensions; the distance is no straight line in 1/n there.");
    }
    if (generated.count() < 2 * options.smallest()) {
      warnings.add("The subsets' sizes differ by less than twofold, so the line is unsure.");
    }
    return warnings;
  }

  private String protocol() {
    return options.points()
        + " points from "
        + options.smallest()
        + ", RandomState("
        + options.seed()
        + "), ddof=1, "
        + generated.dimensions()
        + "-d features, reference n="
        + (reference.n() == 0 ? "unknown" : reference.n());
  }
}
