package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * NIQE (Mittal et al., IEEE SPL 2013) as the authors' MATLAB release computes it: 36 features of
 * each patch at two scales, their mean and covariance over a picture's patches, and the distance
 * √(δᵀ((Σ₁+Σ₂)/2)⁺δ) to the mean and covariance of natural patches. Patches are 96×96 without
 * overlap where a picture has at least two of them; in smaller pictures half the shorter side
 * (even, at least 16), and then no published model applies.
 *
 * <p>Two scores come from the same rows. {@code niqe} is against a published model; {@code
 * niqe-to-real} is against the experiment's own real pictures, whose sharp patches (local deviation
 * above 0.75 of their picture's sharpest) are taken as natural: it needs no model, fits the
 * pictures at hand, and is not the published NIQE.
 *
 * <p>Patches without any contrast have no shape and are left out, where MATLAB mixes NaN and 0.2; a
 * picture with none but such counts as features 0.2 and 0 throughout.
 */
public final class Niqe {
  /** Features of a patch. */
  public static final int FEATURES = 36;

  private Niqe() {}

  /**
   * Values in a row: the patches' side, then 37 for each patch, its sharpness and features.
   *
   * @throws dev.understudy.common.InputException if a side is below 32 pixels
   */
  public static int dimensions(int height, int width) {
    return NiqeRow.dimensions(NiqePatches.of(height, width));
  }

  /** One row per picture. */
  public static float[] of(Pictures pictures) {
    NiqePatches patches = NiqePatches.of(pictures.height(), pictures.width());
    int dimensions = NiqeRow.dimensions(patches);
    float[] rows = new float[pictures.count() * dimensions];
    for (int i = 0; i < pictures.count(); i++) {
      rows[i * dimensions] = patches.side();
      patches.features(pictures, i, rows, i * dimensions + 1);
    }
    return rows;
  }

  /** The natural patches of real pictures, from their rows, of which there is at least one. */
  public static NiqeModel natural(Rows real) {
    return NiqeModel.natural(real);
  }

  /**
   * The mean distance over pictures, under the id {@code niqe} for a published model and {@code
   * niqe-to-real} for one of {@link #natural}; {@code NOT_AVAILABLE} where the model's patches have
   * another size.
   */
  public static Measurement measure(Rows subject, NiqeModel model, BootstrapOptions options) {
    Optional<Measurement> refused = refused(subject, model);
    if (refused.isPresent()) {
      return refused.get();
    }
    return Bootstrap.mean(
            model.measure(), Unit.NONE, scores(subject, model), model.protocol(), options)
        .withWarnings(warnings(subject, model));
  }

  /** Student − teacher at equal inputs, with the share where the student is nearer. */
  public static Difference difference(
      Rows student, Rows teacher, NiqeModel model, BootstrapOptions options) {
    Optional<Measurement> refused = refused(student, model);
    if (refused.isPresent()) {
      return new Difference(refused.get(), null);
    }
    return Bootstrap.pairedDifference(
        model.measure(),
        Unit.NONE,
        scores(student, model),
        scores(teacher, model),
        Difference.Better.LOWER,
        model.protocol(),
        options);
  }

  /** The distance of each picture on its own. */
  public static double[] scores(Rows rows, NiqeModel model) {
    double[] scores = new double[rows.count()];
    float[] row = new float[rows.dimensions()];
    for (int i = 0; i < scores.length; i++) {
      rows.read(i, 1, row);
      scores[i] = model.distance(NiqeRow.all(row));
    }
    return scores;
  }

  private static Optional<Measurement> refused(Rows rows, NiqeModel model) {
    Optional<Measurement> few =
        Metrics.refuse(model.measure(), Unit.NONE, model.protocol(), rows.count());
    if (few.isPresent()) {
      return few;
    }
    if (model.patches() == 0) {
      String why = "no patch of the real pictures has any contrast";
      return Optional.of(missing(model, Validity.Kind.FAILED, why));
    }
    int side = NiqeRow.side(rows);
    if (side == model.patch()) {
      return Optional.empty();
    }
    String why =
        "the model's patches have "
            + model.patch()
            + " pixels a side, these pictures' have "
            + side
            + ", since two of "
            + NiqePatches.PUBLISHED
            + " do not fit";
    return Optional.of(missing(model, Validity.Kind.NOT_AVAILABLE, why));
  }

  private static Measurement missing(NiqeModel model, Validity.Kind kind, String why) {
    return Measurement.missing(
        model.measure(), Unit.NONE, model.protocol(), Validity.of(kind, why));
  }

  private static List<String> warnings(Rows subject, NiqeModel model) {
    List<String> warnings = new ArrayList<>(model.warnings());
    float[] row = new float[subject.dimensions()];
    int few = 0;
    for (int i = 0; i < subject.count(); i++) {
      subject.read(i, 1, row);
      few += NiqeRow.all(row).count() < 2 ? 1 : 0;
    }
    if (few > 0) {
      warnings.add(
          few
              + " pictures have fewer than two patches with any contrast, so their covariance is "
              + "taken as 0.");
    }
    return warnings;
  }

  /**
   * The distance of each patch from the model, or where there is none the shape of its
   * coefficients; 0 where no patch lies.
   */
  public static ArtifactMap map(Pictures picture, @Nullable NiqeModel model) {
    NiqePatches patches = NiqePatches.of(picture.height(), picture.width());
    float[] row = of(picture.picture(0));
    boolean scored = model != null && model.patch() == patches.side() && model.patches() > 0;
    float[] perPatch = new float[patches.count()];
    for (int p = 0; p < perPatch.length; p++) {
      int at = 1 + p * NiqeRow.PATCH;
      perPatch[p] =
          model != null && scored ? (float) model.distance(NiqeRow.one(row, at)) : row[at + 1];
    }
    float[] values = new float[picture.height() * picture.width()];
    for (int y = 0; y < patches.down() * patches.side(); y++) {
      for (int x = 0; x < patches.across() * patches.side(); x++) {
        values[y * picture.width() + x] =
            perPatch[y / patches.side() * patches.across() + x / patches.side()];
      }
    }
    String patch = " of each patch of " + patches.side() + " pixels";
    return ArtifactMap.ofPicture(
        model == null ? Metrics.NIQE : model.measure(),
        values,
        picture.height(),
        picture.width(),
        scored
            ? "distance" + patch + " from natural ones"
            : "shape of the normalised coefficients" + patch + "; 2 is a Gaussian",
        0,
        scored ? 20 : 4);
  }
}
