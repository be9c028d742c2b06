package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * BRISQUE (Mittal et al., IEEE TIP 2012) as the authors' MATLAB release computes it. A row is the
 * 36 features: at two scales (the second as {@code imresize(x, 0.5)} makes it, bicubic with
 * antialiasing) the symmetric generalised Gaussian of the normalised coefficients (shape, mean
 * square), and for each of four neighbours the asymmetric one of their products (shape, mean, left
 * and right mean square). Beyond the edge are zeros; neighbours wrap around. The score needs the
 * authors' trained model.
 *
 * <p>piq's features are the same to 1e-12 where sides are even; it rounds the half of an odd side
 * down, where MATLAB rounds up. The Python package "brisque" gives others: its neighbours do not
 * wrap, its half size has no antialiasing, and its grey is not rounded.
 *
 * <p>Where nothing is but zeros (a black picture) a shape is 0.2 and the rest 0: MATLAB has NaN.
 */
public final class Brisque {
  /** Features of a picture, and values in a row. */
  public static final int FEATURES = 36;

  private static final int LEAST_SIDE = 16;

  private Brisque() {}

  /**
   * Values in a row, {@link #FEATURES}.
   *
   * @throws dev.understudy.common.InputException if a side is below 16 pixels
   */
  public static int dimensions(int height, int width) {
    Sides.check(
        Metrics.BRISQUE, height, width, LEAST_SIDE, "the second scale's 7x7 window must fit");
    return FEATURES;
  }

  /** One row of features per picture. */
  public static float[] of(Pictures pictures) {
    dimensions(pictures.height(), pictures.width());
    float[] rows = new float[pictures.count() * FEATURES];
    for (int i = 0; i < pictures.count(); i++) {
      features(GreyLevels.of(pictures, i), pictures.height(), pictures.width(), rows, i * FEATURES);
    }
    return rows;
  }

  private static void features(double[] grey, int height, int width, float[] rows, int at) {
    double[] half = HalfSize.of(grey, height, width);
    scale(Normalised.of(grey, height, width, Normalised.Border.ZERO), rows, at);
    scale(
        Normalised.of(half, HalfSize.of(height), HalfSize.of(width), Normalised.Border.ZERO),
        rows,
        at + FEATURES / 2);
  }

  private static void scale(Normalised field, float[] rows, int start) {
    int at = start;
    Shape.Moments own = Neighbours.own(field, 0, 0, field.height(), field.width());
    rows[at++] = (float) own.symmetricShape();
    rows[at++] = (float) own.meanSquare();
    for (int direction = 0; direction < Neighbours.DIRECTIONS; direction++) {
      Shape shape =
          Neighbours.products(field, direction, 0, 0, field.height(), field.width()).asymmetric();
      rows[at++] = (float) shape.alpha();
      rows[at++] = (float) shape.mean();
      rows[at++] = (float) (shape.left() * shape.left());
      rows[at++] = (float) (shape.right() * shape.right());
    }
  }

  /** The mean score over pictures. */
  public static Measurement measure(Rows subject, BrisqueModel model, BootstrapOptions options) {
    return Bootstrap.mean(
        Metrics.BRISQUE, Unit.NONE, scores(subject, model), protocol(model), options);
  }

  /** Student − teacher at equal inputs, with the share where the student scores lower. */
  public static Difference difference(
      Rows student, Rows teacher, BrisqueModel model, BootstrapOptions options) {
    return Bootstrap.pairedDifference(
        Metrics.BRISQUE,
        Unit.NONE,
        scores(student, model),
        scores(teacher, model),
        Difference.Better.LOWER,
        protocol(model),
        options);
  }

  /** The score of each picture. */
  public static double[] scores(Rows rows, BrisqueModel model) {
    double[] scores = new double[rows.count()];
    float[] row = new float[FEATURES];
    for (int i = 0; i < scores.length; i++) {
      rows.read(i, 1, row);
      scores[i] = model.score(row);
    }
    return scores;
  }

  /** How scores are made, without a model's name if there is none. */
  public static String protocol(@Nullable BrisqueModel model) {
    String features = "BRISQUE, 8-bit luma, two scales (bicubic half, antialiased)";
    return model == null ? features : features + ", model " + model.name();
  }

  /**
   * Tile by tile, a quarter of the shorter side each (16 to 96 pixels): the score where a model is
   * given, otherwise the shape of the coefficients.
   */
  public static ArtifactMap map(Pictures picture, @Nullable BrisqueModel model) {
    int height = picture.height();
    int width = picture.width();
    dimensions(height, width);
    double[] grey = GreyLevels.of(picture, 0);
    Tiles tiles = Tiles.quarter(height, width);
    float[] row = new float[FEATURES];
    float[] values =
        tiles.fill(
            (top, left) -> {
              double[] tile = tiles.cut(grey, top, left);
              features(tile, tiles.side(), tiles.side(), row, 0);
              return model == null ? row[0] : (float) model.score(Arrays.copyOf(row, FEATURES));
            });
    String tile = " of each tile of " + tiles.side() + " pixels";
    return ArtifactMap.ofPicture(
        Metrics.BRISQUE,
        values,
        height,
        width,
        model == null
            ? "shape of the normalised coefficients" + tile + "; 2 is a Gaussian"
            : "BRISQUE score" + tile,
        0,
        model == null ? 4 : 100);
  }
}
