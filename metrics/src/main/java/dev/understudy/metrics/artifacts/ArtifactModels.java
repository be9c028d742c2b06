package dev.understudy.metrics.artifacts;

import dev.understudy.metrics.artifacts.naturalness.BrisqueModel;
import dev.understudy.metrics.artifacts.naturalness.NiqeModel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Trained models that a user may give; they are never shipped.
 *
 * @param brisque for BRISQUE's score, or null
 * @param niqe for the published NIQE, or null
 */
public record ArtifactModels(@Nullable BrisqueModel brisque, @Nullable NiqeModel niqe) {
  /** No models. */
  public static ArtifactModels none() {
    return new ArtifactModels(null, null);
  }

  /**
   * Reads what is given.
   *
   * @param brisqueModel libsvm's text file, or null; needs {@code brisqueRange} too
   * @param brisqueRange svm-scale's text file, or null
   * @param niqe a .mat or .npz file, or null
   * @throws dev.understudy.common.InputException naming the file that is no such model
   */
  public static ArtifactModels read(
      @Nullable Path brisqueModel, @Nullable Path brisqueRange, @Nullable Path niqe) {
    if ((brisqueModel == null) != (brisqueRange == null)) {
      throw new dev.understudy.common.InputException(
          "BRISQUE",
          "only one of its two files is given",
          "the model and the range file, which were made together",
          "give both, or neither");
    }
    return new ArtifactModels(
        brisqueModel == null || brisqueRange == null
            ? null
            : BrisqueModel.read(brisqueModel, brisqueRange),
        niqe == null ? null : NiqeModel.read(niqe));
  }
}
