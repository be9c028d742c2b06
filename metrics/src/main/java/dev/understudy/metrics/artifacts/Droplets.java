package dev.understudy.metrics.artifacts;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Droplets: small places whose strength stands out from all others, as instance normalisation
 * leaves them in StyleGAN's activations (Karras et al., 2020). In activations the strength of a
 * place is the Euclidean norm over channels; from pictures alone it is the local variance of the
 * teacher − student residual, summed over channels, in a window that grows with the picture (3×3 to
 * 7×7). A picture is flagged if the greatest strength is above median + 10·1.4826·MAD, and such
 * places make up less than 2 % of it: more are a difference in style, not a droplet.
 *
 * <p>A row is: flagged (1 or 0), the greatest strength's distance to the median in robust
 * deviations (at most 1e6), and the share of places above the threshold.
 */
public final class Droplets {
  /** Values in a row. */
  public static final int DIMENSIONS = 3;

  private static final int LEAST_SIDE = 32;
  private static final int LEAST_CELLS = 8;
  private static final double MOST = 1e6;

  private static final String RULE = "median + 10·1.4826·MAD, area below 2 %";

  private Droplets() {}

  /**
   * Values in a row, {@link #DIMENSIONS}, for pictures.
   *
   * @throws InputException if a side is below 32 pixels
   */
  public static int dimensions(int height, int width) {
    if (Math.min(height, width) < LEAST_SIDE) {
      throw new InputException(
          Metrics.DROPLETS,
          "in pictures of "
              + height
              + "x"
              + width
              + " one pixel's 3x3 neighbourhood is about 1 % or more, where a droplet is below 2 %",
          "at least " + LEAST_SIDE + " pixels a side",
          "leave droplets out for such pictures, or look for them in exported activations");
    }
    return DIMENSIONS;
  }

  /** One row per picture, from the residual to the teacher's pictures at the same inputs. */
  public static float[] of(Pictures student, Pictures teacher) {
    dimensions(student.height(), student.width());
    float[] rows = new float[student.count() * DIMENSIONS];
    for (int i = 0; i < student.count(); i++) {
      row(
          Outliers.of(
              ResidualVariance.of(student, teacher, i),
              student.height(),
              student.width(),
              ResidualVariance.ROUNDING),
          rows,
          i);
    }
    return rows;
  }

  /**
   * One row per picture, from its activations {@code [n, channels, height, width]}, row-major.
   *
   * @throws InputException if a side has fewer than 8 places
   */
  public static float[] ofActivations(
      float[] activations, int n, int channels, int height, int width) {
    float[] rows = new float[n * DIMENSIONS];
    for (int i = 0; i < n; i++) {
      row(outliers(activations, n, i, channels, height, width), rows, i);
    }
    return rows;
  }

  private static void row(Outliers outliers, float[] rows, int i) {
    rows[i * DIMENSIONS] = outliers.droplet() ? 1 : 0;
    rows[i * DIMENSIONS + 1] = (float) Math.min(MOST, outliers.greatest());
    rows[i * DIMENSIONS + 2] = (float) outliers.area();
  }

  private static Outliers outliers(
      float[] activations, int n, int i, int channels, int height, int width) {
    if ((long) n * channels * height * width != activations.length) {
      throw new IllegalArgumentException(
          activations.length + " values do not fill the activations' shape");
    }
    if (Math.min(height, width) < LEAST_CELLS) {
      throw new InputException(
          Metrics.DROPLETS,
          "activations of " + height + "x" + width + " are too coarse: one place is over 1.5 %",
          "at least " + LEAST_CELLS + " places a side",
          "export a later layer");
    }
    int plane = height * width;
    double[] norms = new double[plane];
    for (int c = 0; c < channels; c++) {
      int start = (i * channels + c) * plane;
      for (int p = 0; p < plane; p++) {
        double value = activations[start + p];
        norms[p] += value * value;
      }
    }
    for (int p = 0; p < plane; p++) {
      norms[p] = Math.sqrt(norms[p]);
    }
    return Outliers.of(norms, height, width, 0);
  }

  /** The share of pictures that are flagged, with Wilson's interval. */
  public static Measurement measure(Rows subject, BootstrapOptions options) {
    Optional<Measurement> refused =
        Metrics.refuse(Metrics.DROPLETS, Unit.NONE, RULE, subject.count());
    if (refused.isPresent()) {
      return refused.get();
    }
    double[] flags = subject.column(0);
    double flagged = 0;
    for (double flag : flags) {
      flagged += flag;
    }
    return Measurement.of(
        Metrics.DROPLETS,
        flagged / flags.length,
        Unit.NONE,
        flags.length,
        wilson(flagged, flags.length, options.level()),
        "share of pictures with a droplet: " + RULE);
  }

  /** Wilson's score interval (1927) of a share. */
  private static ConfidenceInterval wilson(double flagged, int n, double level) {
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    double share = flagged / n;
    double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    double half = z * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n)) / (1 + z * z / n);
    return new ConfidenceInterval(
        Math.max(0, middle - half), Math.min(1, middle + half), level, "Wilson's score interval");
  }

  /**
   * Student − teacher of the share at equal inputs, where both have rows of their own activations;
   * with the share of inputs at which only the teacher has a droplet.
   */
  public static Difference difference(Rows student, Rows teacher, BootstrapOptions options) {
    return Bootstrap.pairedDifference(
        Metrics.DROPLETS,
        Unit.NONE,
        student.column(0),
        teacher.column(0),
        Difference.Better.LOWER,
        "share of pictures with a droplet: " + RULE,
        options);
  }

  /** Where the student's picture differs from its teacher's; droplets are outlined. */
  public static ArtifactMap map(Pictures student, Pictures teacher) {
    int height = student.height();
    int width = student.width();
    dimensions(height, width);
    Outliers outliers =
        Outliers.of(
            ResidualVariance.of(student, teacher, 0), height, width, ResidualVariance.ROUNDING);
    return map(
        outliers,
        "local variance of teacher − student above its median, in robust standard deviations");
  }

  /** Where one picture's activations {@code [channels, height, width]} stand out. */
  public static ArtifactMap mapOfActivations(
      float[] activations, int channels, int height, int width) {
    return map(
        outliers(activations, 1, 0, channels, height, width),
        "norm of the activations above its median, in robust standard deviations");
  }

  private static ArtifactMap map(Outliers outliers, String meaning) {
    return new ArtifactMap(
        Metrics.DROPLETS,
        ArtifactMap.Domain.PICTURE,
        outliers.values(),
        outliers.height(),
        outliers.width(),
        meaning,
        0,
        2 * Outliers.THRESHOLD,
        outliers.droplet() ? outliers.boxes() : List.of());
  }
}
