package dev.understudy.metrics.artifacts;

import java.util.List;

/** All artifact measures, to be looped over. */
public final class ArtifactMeasures {
  private ArtifactMeasures() {}

  /** Every measure, without any model file. */
  public static List<ArtifactMeasure> all() {
    return List.of(
        new SpectralProfileMeasure(), new UpsamplingPeaksMeasure(), new CheckerboardMeasure());
  }

  /**
   * The measure of an id.
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
