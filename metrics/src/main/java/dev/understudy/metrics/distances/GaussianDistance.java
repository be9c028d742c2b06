package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.bootstrap.Intervals;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * CMMD (Jayasumana et al., 2024): 1000 times the biased MMD² of CLIP embeddings of unit length with
 * a Gaussian kernel, σ=10; lower is better. Over all pictures, without subsets.
 *
 * <p>The interval is normal, from each generated and real picture's influence (the first-order term
 * of the V-statistic). Comparing pictures with themselves lifts the value by about (1 − k̄)/n for
 * either set; the interval covers the value at this n and at infinite n. Where both sets are alike
 * the influences at hand are themselves of the order of that bias, so the interval does not shrink
 * below it.
 */
public final class GaussianDistance {
  private static final double SCALE = 1000;

  private final GaussianOptions options;
  private final int dimensions;
  private final int generated;
  private final int real;
  private final @Nullable Sums sums;

  private GaussianDistance(
      GaussianOptions options, int dimensions, int generated, int real, @Nullable Sums sums) {
    this.options = options;
    this.dimensions = dimensions;
    this.generated = generated;
    this.real = real;
    this.sums = sums;
  }

  /** Mean kernels of each picture with its own set and with the other. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sums(double value, double bias, double[] ofGenerated, double[] ofReal) {
    static Sums of(Rows generated, Rows real, GaussianOptions options) {
      int n = generated.count();
      int m = real.count();
      double[] xx = new double[n];
      double[] yy = new double[m];
      double[] xy = new double[n];
      double[] yx = new double[m];
      GaussianSums.add(generated, generated, options, xx, xx);
      GaussianSums.add(real, real, options, yy, yy);
      GaussianSums.add(generated, real, options, xy, yx);
      double meanXx = DoubleStream.of(xx).sum() / n / n;
      double meanYy = DoubleStream.of(yy).sum() / m / m;
      double meanXy = DoubleStream.of(xy).sum() / n / m;
      double bias = (1 - meanXx) / (n - 1) + (1 - meanYy) / (m - 1);
      double[] ofGenerated = new double[n];
      double[] ofReal = new double[m];
      Arrays.setAll(ofGenerated, i -> 2 * SCALE * (xx[i] / n - xy[i] / m));
      Arrays.setAll(ofReal, j -> 2 * SCALE * (yy[j] / m - yx[j] / n));
      double value = SCALE * (meanXx + meanYy - 2 * meanXy);
      return new Sums(Math.max(0, value), SCALE * bias, ofGenerated, ofReal);
    }

    Sums minus(Sums other) {
      return new Sums(
          value - other.value,
          bias - other.bias,
          minus(ofGenerated, other.ofGenerated),
          minus(ofReal, other.ofReal));
    }

    private static double[] minus(double[] a, double[] b) {
      double[] difference = new double[a.length];
      Arrays.setAll(difference, i -> a[i] - b[i]);
      return difference;
    }

    double standardError() {
      return Math.hypot(
          Intervals.standardErrorOfMean(ofGenerated), Intervals.standardErrorOfMean(ofReal));
    }
  }

  /**
   * Compares generated features {@code [N,d]} with real ones {@code [M,d]}; the costly part, in
   * (N²/2 + M²/2 + N·M)·d time and N + M memory.
   *
   * @throws dev.understudy.common.InputException if features are not finite, or zero where they are
   *     to have unit length
   */
  public static GaussianDistance compare(Rows generated, Rows real, GaussianOptions options) {
    int n = generated.count();
    int m = real.count();
    return new GaussianDistance(
        options,
        generated.dimensions(),
        n,
        m,
        Math.min(n, m) < Metrics.minimumPictures(Metrics.CMMD)
            ? null
            : Sums.of(generated, real, options));
  }

  /** The distance; {@code FAILED} if there are too few pictures. */
  public Measurement measure(BootstrapOptions bootstrap) {
    Sums made = sums;
    return made == null ? refused(protocol()) : measurement(made, 0, protocol(), bootstrap);
  }

  /** Student − teacher at equal inputs against the same real pictures. */
  public static Difference difference(
      GaussianDistance student, GaussianDistance teacher, BootstrapOptions bootstrap) {
    if (student.generated != teacher.generated || student.real != teacher.real) {
      throw new IllegalArgumentException("student and teacher do not correspond");
    }
    String protocol = "student − teacher, paired; " + student.protocol();
    Sums ofStudent = student.sums;
    Sums ofTeacher = teacher.sums;
    return new Difference(
        ofStudent == null || ofTeacher == null
            ? student.refused(protocol)
            : student.measurement(
                ofStudent.minus(ofTeacher), Double.NEGATIVE_INFINITY, protocol, bootstrap),
        null);
  }

  private Measurement refused(String protocol) {
    return Metrics.refuse(Metrics.CMMD, Unit.NONE, protocol, Math.min(generated, real))
        .orElseThrow();
  }

  private Measurement measurement(
      Sums made, double floor, String protocol, BootstrapOptions bootstrap) {
    var interval =
        Intervals.normalBiased(
            made.value(),
            made.standardError(),
            made.bias(),
            floor,
            bootstrap,
            "normal, from the influence of each generated and real picture; covers the value at "
                + "this n and at infinite n");
    return Measurement.of(Metrics.CMMD, made.value(), Unit.NONE, generated, interval, protocol);
  }

  private String protocol() {
    return "biased MMD² x 1000, Gaussian kernel, sigma="
        + options.sigma()
        + (options.unitNorm() ? ", unit norm, " : ", features as given, ")
        + dimensions
        + "-d features, "
        + real
        + " real pictures";
  }
}
