package dev.understudy.metrics.artifacts;

import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import org.jspecify.annotations.Nullable;

/** Maps by the measure's id; to draw them, see {@code maps.MapPictures}. */
public final class ArtifactMaps {
  private ArtifactMaps() {}

  /** Where an artifact is in one picture, as {@link ArtifactMeasure#map} has it. */
  public static ArtifactMap of(String id, Pictures picture) {
    return of(id, picture, null);
  }

  /** Where an artifact is in one picture, against real pictures or the teacher's picture. */
  public static ArtifactMap of(String id, Pictures picture, @Nullable Pictures reference) {
    return ArtifactMeasures.of(id).map(picture, reference);
  }
}
