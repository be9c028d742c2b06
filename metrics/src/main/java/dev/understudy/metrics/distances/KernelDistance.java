package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Defaults;
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
  private final @Nullable KernelSubsets subsets;

  private KernelDistance(Rows generated, Rows real, @Nullable KernelSubsets subsets) {
    this.generated = generated;
    this.real = real;
    this.subsets = subsets;
  }

  /**
   * Compares generated pictures with real ones; the costly part, done once for the figure and for
   * differences.
   *
   * @param generated features {@code [N,d]}
   * @param real features {@code [M,d]}
   */
  public static KernelDistance compare(Rows generated, Rows real) {
    int pictures = Math.min(generated.count(), real.count());
    boolean refused =
        Metrics.refuse(Metrics.KID, Unit.NONE, protocol(generated, real), pictures).isPresent();
    return new KernelDistance(
        generated, real, refused ? null : KernelSubsets.compute(generated, real));
  }

  /** The distance; {@code FAILED} if there are too few pictures. */
  public Measurement measure(BootstrapOptions options) {
    String protocol = protocol(generated, real);
    KernelSubsets computed = subsets;
    if (computed == null) {
      return refused(protocol);
    }
    return measurement(computed, computed.standardError(), generated, protocol, options)
        .withWarnings(warnings(generated, real));
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

  /** Student − teacher at equal latents against the same real pictures, over equal subsets. */
  public static Difference difference(
      KernelDistance student, KernelDistance teacher, BootstrapOptions options) {
    Pairs.check(student.generated, teacher.generated);
    String protocol = "student − teacher, paired; " + protocol(student.generated, student.real);
    if (student.subsets == null || teacher.subsets == null) {
      return new Difference(student.refused(protocol), null);
    }
    KernelSubsets difference = student.subsets.minus(teacher.subsets);
    return new Difference(
        measurement(difference, difference.standardError(), student.generated, protocol, options)
            .withWarnings(warnings(student.generated, student.real)),
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

  private static List<String> warnings(Rows generated, Rows real) {
    int size = KernelSubsets.size(generated, real);
    return size == Defaults.KID_SUBSET_SIZE
        ? List.of()
        : List.of(
            "A subset of "
                + Defaults.KID_SUBSET_SIZE
                + " is larger than a set of pictures; subsets of "
                + size
                + " were taken.");
  }

  private static String protocol(Rows generated, Rows real) {
    return Defaults.KID_SUBSETS
        + " subsets of "
        + KernelSubsets.size(generated, real)
        + ", cubic kernel, RandomState("
        + Defaults.PROTOCOL_SEED
        + "), "
        + generated.dimensions()
        + "-d features, "
        + real.count()
        + " real pictures";
  }
}
