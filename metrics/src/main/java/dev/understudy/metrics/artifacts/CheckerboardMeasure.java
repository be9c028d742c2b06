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

/** {@link Checkerboard} among the others; its map is the residual that the grid is sought in. */
final class CheckerboardMeasure implements ArtifactMeasure {
  @Override
  public String id() {
    return Metrics.CHECKERBOARD;
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.CHECKERBOARD);
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public int dimensions(int height, int width) {
    return Checkerboard.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return Checkerboard.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return List.of(Checkerboard.measure(subject, options));
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return List.of(Checkerboard.difference(student, teacher, options));
  }

  @Override
  public boolean mapsPictures() {
    return true;
  }

  @Override
  public Optional<double[]> perPicture(Rows rows) {
    return Optional.of(Checkerboard.perPicture(rows));
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    return Checkerboard.map(picture);
  }
}
