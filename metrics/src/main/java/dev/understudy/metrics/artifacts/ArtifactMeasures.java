package dev.understudy.metrics.artifacts;

import java.util.List;

/** All artifact measures, to be looped over. */
public final class ArtifactMeasures {
  private ArtifactMeasures() {}

  /** Every measure, without any model file; see {@link #all(ArtifactModels)}. */
  public static List<ArtifactMeasure> all() {
    return all(ArtifactModels.none());
  }

  /**
   * Every measure: {@code spectral-profile}, {@code upsampling-peaks}, {@code checkerboard}, {@code
   * power-law}, {@code droplets}, {@code piqe}, {@code brisque} and {@code niqe}. Without its model
   * BRISQUE is {@link ArtifactMeasure#unavailable}, and NIQE is measured against the real pictures
   * alone.
   */
  public static List<ArtifactMeasure> all(ArtifactModels models) {
    return List.of(
        new SpectralProfileMeasure(),
        new UpsamplingPeaksMeasure(),
        new CheckerboardMeasure(),
        new PowerLawMeasure(),
        new DropletsMeasure(),
        new PiqeMeasure(),
        new BrisqueMeasure(models.brisque()),
        new NiqeMeasure(models.niqe()));
  }

  /**
   * The measure of an id, without any model file.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ArtifactMeasure of(String id) {
    return all().stream()
        .filter(measure -> measure.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no artifact measure is called " + id));
  }
}
