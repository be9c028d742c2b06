package dev.understudy.harness.run;

import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.ArtifactMeasures;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which artifact measures a family of an experiment file stands for. */
final class ArtifactFamilies {
  private ArtifactFamilies() {}

  /** Those of one family; none where it is not about artifacts. */
  static List<ArtifactMeasure> of(MeasureFamily family) {
    return ids(family).map(ArtifactMeasures::of).toList();
  }

  /** Those of all families, in their order. */
  static List<ArtifactMeasure> of(Collection<MeasureFamily> families) {
    return families.stream().flatMap(f -> of(f).stream()).toList();
  }

  private static Stream<String> ids(MeasureFamily family) {
    return switch (family) {
      case SPECTRAL_PROFILE -> Stream.of("spectral-profile");
      case CHECKERBOARD -> Stream.of("upsampling-peaks", "checkerboard");
      default -> Stream.of();
    };
  }
}
