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

/** {@link UpsamplingPeaks} among the others; its map marks the peaks in the spectrum. */
final class UpsamplingPeaksMeasure implements ArtifactMeasure {
  @Override
  public String id() {
    return Metrics.UPSAMPLING_PEAKS;
  }

  @Override
  public List<String> measures() {
    return List.of(Metrics.UPSAMPLING_PEAKS);
  }

  @Override
  public Needs needs() {
    return Needs.REAL;
  }

  @Override
  public int dimensions(int height, int width) {
    return UpsamplingPeaks.dimensions(height, width);
  }

  @Override
  public float[] of(Pictures pictures, @Nullable Pictures teacher) {
    return UpsamplingPeaks.of(pictures);
  }

  @Override
  public List<Measurement> measure(Rows subject, @Nullable Rows real, BootstrapOptions options) {
    return List.of(UpsamplingPeaks.measure(subject, Needed.by(id(), real), options));
  }

  @Override
  public List<Difference> difference(
      Rows student, Rows teacher, @Nullable Rows real, BootstrapOptions options) {
    return List.of(UpsamplingPeaks.difference(student, teacher, Needed.by(id(), real), options));
  }

  @Override
  public ArtifactMap map(Pictures picture, @Nullable Pictures reference) {
    return ArtifactMap.ofSpectrum(
        id(),
        SpectrumMaps.difference(picture, reference),
        picture.height(),
        picture.width(),
        reference == null
            ? "log amplitude (20 ln), the frequencies of upsampling outlined"
            : "log amplitude (20 ln) less the reference pictures' mean, the frequencies of"
                + " upsampling outlined",
        UpsamplingPeaks.places(picture.height(), picture.width()));
  }
}
