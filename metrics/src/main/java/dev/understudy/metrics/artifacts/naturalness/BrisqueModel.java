package dev.understudy.metrics.artifacts.naturalness;

import java.nio.file.Path;

/**
 * A trained BRISQUE model: a support vector regression with a Gaussian kernel on scaled features,
 * as the authors publish it in two text files ({@code allmodel} by libsvm, {@code allrange} by its
 * svm-scale).
 */
public final class BrisqueModel {
  private final SupportVectors vectors;
  private final FeatureRange range;
  private final String name;

  private BrisqueModel(SupportVectors vectors, FeatureRange range, String name) {
    this.vectors = vectors;
    this.range = range;
    this.name = name;
  }

  /**
   * Reads a model and the ranges of its features.
   *
   * @param model libsvm's text format; epsilon- or nu-SVR, RBF kernel, 36 features
   * @param range svm-scale's text format, 36 features
   * @throws dev.understudy.common.InputException naming file and line if either is not that
   */
  public static BrisqueModel read(Path model, Path range) {
    TextLines modelLines = TextLines.of(model);
    TextLines rangeLines = TextLines.of(range);
    return new BrisqueModel(
        SupportVectors.read(modelLines),
        FeatureRange.read(rangeLines),
        modelLines.name() + ", " + rangeLines.name());
  }

  /** What it is, for a protocol: the files' names and the start of their SHA-256. */
  public String name() {
    return name;
  }

  /** How many support vectors. */
  public int size() {
    return vectors.coefficients().length;
  }

  /** The score of features {@code [36]}: 0 is best, about 100 worst, neither is a limit. */
  public double score(float[] features) {
    return vectors.at(range.scaled(features));
  }
}
