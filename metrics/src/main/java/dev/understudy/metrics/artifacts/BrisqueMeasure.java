package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.artifacts.naturalness.Brisque;
import dev.understudy.metrics.artifacts.naturalness.BrisqueModel;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Brisque} among the others; without a model it has features and a map, but no score. */
record BrisqueMeasure(@Nullable BrisqueModel model) implements ArtifactMeasure {
  @Override
  public String id() {
    return Metrics.BRISQUE;
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.BRISQUE);
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public List<Measurement> unavailable() {
    return model != null
        ? List.of()
        : List.of(
            Measurement.missing(
                Metrics.BRISQUE,
                Unit.NONE,
                Brisque.protocol(null),
                Validity.of(
                    Validity.Kind.NOT_AVAILABLE,
                    "no BRISQUE model is given (the authors' allmodel and allrange files)")));
  }

  @Override
  public int dimensions(int height, int width) {
    return Brisque.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return Brisque.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return model == null ? unavailable() : List.of(Brisque.measure(subject, model, options));
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return model == null
        ? unavailable().stream().map(missing -> new Difference(missing, null)).toList()
        : List.of(Brisque.difference(student, teacher, model, options));
  }

  @Override
  public boolean mapsPictures() {
    return model != null;
  }

  @Override
  public Optional<double[]> perPicture(Rows rows) {
    return Optional.ofNullable(model).map(given -> Brisque.scores(rows, given));
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    return Brisque.map(picture, model);
  }
}
