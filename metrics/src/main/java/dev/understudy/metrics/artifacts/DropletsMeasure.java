package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@link Droplets} among the others, from pictures and their teacher's. */
final class DropletsMeasure implements ArtifactMeasure {
  @Override
  public String id() {
    return Metrics.DROPLETS;
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.DROPLETS);
  }

  @Override
  public Needs needs() {
    return Needs.TEACHER;
  }

  @Override
  public int dimensions(int height, int width) {
    return Droplets.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return Droplets.of(pictures, Needed.by(id(), teacher));
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return List.of(Droplets.measure(subject, options));
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return List.of();
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
    return Droplets.map(picture, Needed.by(id(), reference));
  }
}
