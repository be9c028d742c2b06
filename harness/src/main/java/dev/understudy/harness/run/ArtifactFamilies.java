package dev.understudy.harness.run;

import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.ArtifactMeasures;
import dev.understudy.metrics.artifacts.ArtifactModels;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Which artifact measures a family of an experiment file stands for. */
final class ArtifactFamilies {
  private final List<ArtifactMeasure> all;

  ArtifactFamilies(ArtifactModels models) {
    all = ArtifactMeasures.all(models);
  }

  /** Those of one family; none where it is not about artifacts. */
  List<ArtifactMeasure> of(MeasureFamily family) {
    return ids(family).map(this::measure).toList();
  }

  /** Those of all families, in their order. */
  List<ArtifactMeasure> of(Collection<MeasureFamily> families) {
    return families.stream().flatMap(f -> of(f).stream()).toList();
  }

  private ArtifactMeasure measure(String id) {
    return all.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
  }

  private static Stream<String> ids(MeasureFamily family) {
    return switch (family) {
      case SPECTRAL_PROFILE, POWER_LAW, DROPLETS, PIQE, BRISQUE, NIQE -> Stream.of(family.id());
      case CHECKERBOARD -> Stream.of("upsampling-peaks", "checkerboard");
      default -> Stream.of();
    };
  }
}
