package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link PowerLaw} among the others; its map is the spectrum in the fitted range. */
final class PowerLawMeasure implements ArtifactMeasure {
  @Override
  public String id() {
    return "power-law";
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.POWER_LAW_EXPONENT_GAP, Metrics.POWER_LAW_LEVEL_GAP);
  }

  @Override
  public Needs needs() {
    return Needs.REAL;
  }

  @Override
  public int dimensions(int height, int width) {
    return PowerLaw.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return PowerLaw.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return PowerLaw.measure(subject, Needed.by(id(), real), options);
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return PowerLaw.difference(student, teacher, Needed.by(id(), real), options);
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    return PowerLaw.map(picture, reference);
  }
}
