package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.artifacts.naturalness.Piqe;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Piqe} among the others. */
final class PiqeMeasure implements ArtifactMeasure {
  @Override
  public String id() {
    return Metrics.PIQE;
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.PIQE);
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public int dimensions(int height, int width) {
    return Piqe.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return Piqe.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return List.of(Piqe.measure(subject, options));
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return List.of(Piqe.difference(student, teacher, options));
  }

  @Override
  public boolean mapsPictures() {
    return true;
  }

  @Override
  public Optional<double[]> perPicture(Rows rows) {
    return Optional.of(rows.column(0));
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    return Piqe.map(picture);
  }
}
