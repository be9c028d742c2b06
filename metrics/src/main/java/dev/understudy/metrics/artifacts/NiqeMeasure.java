package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.artifacts.naturalness.Niqe;
import dev.understudy.metrics.artifacts.naturalness.NiqeModel;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@link Niqe} among the others: always against the real pictures, and the published one with its
 * model.
 */
record NiqeMeasure(@Nullable NiqeModel published) implements ArtifactMeasure {
  @Override
  public String id() {
    return Metrics.NIQE;
  }

  @Override
  public List<String> measures() {
    return published == null
        ? List.of(Metrics.NIQE_TO_REAL)
        : List.of(Metrics.NIQE_TO_REAL, Metrics.NIQE);
  }

  @Override
  public Needs needs() {
    return Needs.REAL;
  }

  private List<NiqeModel> models(Rows real) {
    NiqeModel natural = Niqe.natural(real);
    return published == null ? List.of(natural) : List.of(natural, published);
  }

  @Override
  public int dimensions(int height, int width) {
    return Niqe.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return Niqe.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return models(Needed.by(id(), real)).stream()
        .map(model -> Niqe.measure(subject, model, options))
        .toList();
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return models(Needed.by(id(), real)).stream()
        .map(model -> Niqe.difference(student, teacher, model, options))
        .toList();
  }

  @Override
  public boolean mapsPictures() {
    return published != null;
  }

  @Override
  public Optional<double[]> perPicture(Rows rows) {
    return Optional.ofNullable(published).map(given -> Niqe.scores(rows, given));
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    if (reference == null) {
      return Niqe.map(picture, published);
    }
    float[] rows = Niqe.of(reference);
    return Niqe.map(
        picture, Niqe.natural(Rows.of(rows, dimensions(reference.height(), reference.width()))));
  }
}
