package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * KID: the unbiased MMD² with kernel (xᵀy/d + 1)³ (Bińkowski et al., 2018), averaged over 100
 * subsets of 1000 pictures as torch-fidelity draws them; lower is better, and it may be below zero.
 *
 * <p>The interval is normal. Subsets overlap, so their spread does not say how far other pictures
 * would move the value; instead each picture's influence on it is gathered while the subsets are
 * computed (the first-order term of a U-statistic), for generated and real pictures alike. The
 * second-order term, which rules where both sets agree, and the choice of subsets are added.
 */
public final class KernelDistance {
  private static final String METHOD =
      "normal, from the influence of each generated and real picture";

  private final Rows generated;
  private final Rows real;
  private final KernelOptions options;
  private final @Nullable KernelSubsets subsets;

  private KernelDistance(
      Rows generated, Rows real, KernelOptions options, @Nullable KernelSubsets subsets) {
    this.generated = generated;
    this.real = real;
    this.options = options;
    this.subsets = subsets;
  }

  /** Compares by the defaults; see the overload. */
  public static KernelDistance compare(Rows generated, Rows real) {
    return compare(generated, real, KernelOptions.defaults());
  }

  /**
   * Compares generated pictures with real ones; the costly part, done once for the figure and for
   * differences.
   *
   * @param generated features {@code [N,d]}
   * @param real features {@code [M,d]}
   */
  public static KernelDistance compare(Rows generated, Rows real, KernelOptions options) {
    boolean refused =
        Math.min(generated.count(), real.count()) < Metrics.minimumPictures(Metrics.KID);
    return new KernelDistance(
        generated, real, options, refused ? null : KernelSubsets.compute(generated, real, options));
  }

  /** The distance; {@code FAILED} if there are too few pictures. */
  public Measurement measure(BootstrapOptions options) {
    String protocol = protocol();
    KernelSubsets computed = subsets;
    if (computed == null) {
      return refused(protocol);
    }
    return measurement(computed, computed.standardError(), generated, protocol, options)
        .withWarnings(warnings());
  }

  /** {@link #compare}, then {@link #measure(BootstrapOptions)}. */
  public static Measurement measure(Rows generated, Rows real, BootstrapOptions options) {
    return compare(generated, real).measure(options);
  }

  /**
   * {@link #compare} of both, then {@link #difference(KernelDistance, KernelDistance,
   * BootstrapOptions)}.
   */
  public static Difference difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    return difference(compare(student, real), compare(teacher, real), options);
  }

  private Measurement refused(String protocol) {
    int pictures = Math.min(generated.count(), real.count());
    return Metrics.refuse(Metrics.KID, Unit.NONE, protocol, pictures).orElseThrow();
  }

  /** Student − teacher at equal inputs against the same real pictures, over equal subsets. */
  public static Difference difference(
      KernelDistance student, KernelDistance teacher, BootstrapOptions options) {
    Pairs.check(student.generated, teacher.generated);
    String protocol = "student − teacher, paired; " + student.protocol();
    if (student.subsets == null || teacher.subsets == null) {
      return new Difference(student.refused(protocol), null);
    }
    KernelSubsets difference = student.subsets.minus(teacher.subsets);
    return new Difference(
        measurement(difference, difference.standardError(), student.generated, protocol, options)
            .withWarnings(student.warnings()),
        null);
  }

  private static Measurement measurement(
      KernelSubsets subsets,
      double standardError,
      Rows generated,
      String protocol,
      BootstrapOptions options) {
    return Measurement.of(
        Metrics.KID,
        subsets.mean(),
        Unit.NONE,
        generated.count(),
        Intervals.normal(subsets.mean(), standardError, options, METHOD),
        protocol);
  }

  private List<String> warnings() {
    int size = KernelSubsets.size(generated, real, options);
    return size == options.size()
        ? List.of()
        : List.of(
            "A subset of "
                + options.size()
                + " is larger than a set of pictures; subsets of "
                + size
                + " were taken.");
  }

  private String protocol() {
    return options.subsets()
        + " subsets of "
        + KernelSubsets.size(generated, real, options)
        + ", cubic kernel, RandomState("
        + options.seed()
        + "), "
        + generated.dimensions()
        + "-d features, "
        + real.count()
        + " real pictures";
  }
}
