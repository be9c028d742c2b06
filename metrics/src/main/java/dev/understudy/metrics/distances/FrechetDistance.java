package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.algebra.LinearAlgebra;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Fréchet distance between Gaussians fitted to features (Heusel et al., 2017), ddof 1 as
 * pytorch-fid, clean-fid and torch-fidelity have it; lower is better. It is FID on the FID
 * Inception's 2048 features and sFID (Nash et al., 2021) on its 2023 spatial ones.
 *
 * <p>The reference statistics are taken as given: their own sampling noise is in every subject's
 * distance alike and not in the interval. The distance is biased upwards by about 1/n (Chong and
 * Forsyth, 2020), so an interval here is made to cover both the expectation at this n, which other
 * tables at this n show, and the value at infinitely many pictures; a percentile bootstrap covers
 * neither. Its width comes from each picture's influence on the distance, its bias from two halves
 * of the pictures: about three times the work of the distance alone, in O(N + d²) memory. With
 * fewer pictures than dimensions both are guesses, and a warning says that the value is mostly
 * bias.
 */
public final class FrechetDistance {
  private final Rows generated;
  private final FeatureStatistics reference;
  private final BootstrapOptions options;
  private final FrechetOptions frechet;
  private final @Nullable FrechetExpansion expansion;

  private FrechetDistance(
      Rows generated,
      FeatureStatistics reference,
      BootstrapOptions options,
      FrechetOptions frechet,
      @Nullable FrechetExpansion expansion) {
    this.generated = generated;
    this.reference = reference;
    this.options = options;
    this.frechet = frechet;
    this.expansion = expansion;
  }

  /**
   * The distance of two statistics; at least 0. Singular covariances (fewer pictures than
   * dimensions) are fine.
   *
   * @throws InputException if their dimensions differ
   */
  public static double between(FeatureStatistics a, FeatureStatistics b) {
    return between(a, b, LinearAlgebra.get());
  }

  /**
   * The distance of two statistics by other options than the defaults.
   *
   * @throws InputException as {@link #between(FeatureStatistics, FeatureStatistics)}
   */
  public static double between(FeatureStatistics a, FeatureStatistics b, FrechetOptions options) {
    return between(Ddof.of(a, options.ddof()), Ddof.of(b, options.ddof()), LinearAlgebra.get());
  }

  static double between(FeatureStatistics a, FeatureStatistics b, LinearAlgebra algebra) {
    checkDimensions(a.dimensions(), b.dimensions());
    return new FrechetReference(a, algebra).distanceTo(b);
  }

  /**
   * Compares generated pictures with reference statistics, by the defaults; see the overload.
   *
   * @throws InputException if the statistics have another dimension
   */
  public static FrechetDistance compare(
      Rows generated, FeatureStatistics reference, BootstrapOptions options) {
    return compare(generated, reference, options, FrechetOptions.defaults());
  }

  /**
   * Compares generated pictures with reference statistics, with all that the interval needs; the
   * costly part, done once for the figure and for differences.
   *
   * @param generated features {@code [N,d]}, read twice
   * @throws InputException if the statistics have another dimension
   */
  public static FrechetDistance compare(
      Rows generated,
      FeatureStatistics reference,
      BootstrapOptions options,
      FrechetOptions frechet) {
    checkDimensions(generated.dimensions(), reference.dimensions());
    boolean tooFew = generated.count() < Metrics.minimumPictures(Metrics.FD_PREFIX);
    return new FrechetDistance(
        generated,
        reference,
        options,
        frechet,
        tooFew
            ? null
            : FrechetExpansion.of(
                generated,
                new FrechetReference(Ddof.of(reference, frechet.ddof()), LinearAlgebra.get()),
                frechet.ddof(),
                options.seed()));
  }

  /**
   * The distance with its interval; {@code FAILED} if there are too few pictures.
   *
   * @param measureId {@code fid}, {@code sfid} or {@code fd-<network>}
   */
  public Measurement measure(String measureId) {
    String protocol = protocol();
    FrechetExpansion made = expansion;
    if (made == null) {
      return refused(measureId, protocol);
    }
    List<String> warnings = warnings(generated, reference);
    if (made.bias() > 0.1 * made.value()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "About %.3g of the value is the bias of %d pictures; compare it at equal n only.",
              Math.min(made.bias(), made.value()),
              generated.count()));
    }
    return measurement(measureId, made, 0, protocol).withWarnings(warnings);
  }

  /**
   * Student − teacher at equal inputs against the same reference: influences and biases are
   * subtracted latent by latent, so the bias and much of the noise cancel.
   */
  public static Difference difference(
      String measureId, FrechetDistance student, FrechetDistance teacher) {
    Pairs.check(student.generated, teacher.generated);
    String protocol = "student − teacher, paired; " + student.protocol();
    if (student.expansion == null || teacher.expansion == null) {
      return new Difference(student.refused(measureId, protocol), null);
    }
    FrechetExpansion difference = student.expansion.minus(teacher.expansion);
    return new Difference(
        student
            .measurement(measureId, difference, Double.NEGATIVE_INFINITY, protocol)
            .withWarnings(warnings(student.generated, student.reference)),
        null);
  }

  /** {@link #compare}, then {@link #measure(String)}. */
  public static Measurement measure(
      String measureId, Rows generated, FeatureStatistics reference, BootstrapOptions options) {
    return compare(generated, reference, options).measure(measureId);
  }

  /** {@link #compare} of both, then their difference. */
  public static Difference difference(
      String measureId,
      Rows student,
      Rows teacher,
      FeatureStatistics reference,
      BootstrapOptions options) {
    return difference(
        measureId, compare(student, reference, options), compare(teacher, reference, options));
  }

  private Measurement refused(String measureId, String protocol) {
    return Metrics.refuse(measureId, Unit.NONE, protocol, generated.count()).orElseThrow();
  }

  private Measurement measurement(String id, FrechetExpansion made, double floor, String protocol) {
    return Measurement.of(
        id, made.value(), Unit.NONE, generated.count(), made.interval(floor, options), protocol);
  }

  private static List<String> warnings(Rows generated, FeatureStatistics reference) {
    List<String> warnings = new ArrayList<>();
    int n = generated.count();
    if (n <= reference.dimensions()) {
      warnings.add(
          n
              + " pictures do not span "
              + reference.dimensions()
              + " feature dimensions: the "
              + "covariance is singular and the distance mostly bias.");
    }
    if (reference.n() > 0 && reference.n() <= reference.dimensions()) {
      warnings.add(
          "The "
              + reference.n()
              + " reference pictures do not span "
              + reference.dimensions()
              + " feature dimensions: their covariance is singular and the distance mostly bias.");
    }
    if (reference.n() == 0) {
      warnings.add("The reference statistics do not say how many pictures they come from.");
    } else if (n > 2 * reference.n() || 2L * n < reference.n()) {
      warnings.add(
          n
              + " generated pictures stand against statistics of "
              + reference.n()
              + "; distances at other numbers of pictures do not compare.");
    }
    return warnings;
  }

  private String protocol() {
    return "ddof="
        + frechet.ddof()
        + ", "
        + generated.dimensions()
        + "-d features, reference n="
        + (reference.n() == 0 ? "unknown" : reference.n());
  }

  static void checkDimensions(int features, int reference) {
    if (features != reference) {
      throw new InputException(
          "reference statistics",
          "they have " + reference + " dimensions and the features " + features,
          "statistics made with the same feature network",
          "make them anew from the reference pictures with this network");
    }
  }
}
