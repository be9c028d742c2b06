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

/** {@link SpectralProfile} among the others; its map is the spectrum in two dimensions. */
final class SpectralProfileMeasure implements ArtifactMeasure {
  @Override
  public String id() {
    return "spectral-profile";
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.SPECTRAL_GAP, Metrics.SPECTRAL_GAP_MAX, Metrics.SPECTRAL_ENERGY_GAP);
  }

  @Override
  public Needs needs() {
    return Needs.REAL;
  }

  @Override
  public int dimensions(int height, int width) {
    return SpectralProfile.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return SpectralProfile.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return SpectralProfile.measure(subject, Needed.by(id(), real), options);
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return SpectralProfile.difference(student, teacher, Needed.by(id(), real), options);
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    SpectralProfile.dimensions(picture.height(), picture.width());
    return ArtifactMap.ofSpectrum(
        id(),
        SpectrumMaps.difference(picture, reference),
        picture.height(),
        picture.width(),
        reference == null
            ? "log amplitude (20 ln)"
            : "log amplitude (20 ln) less the reference pictures' mean",
        List.of());
  }
}
