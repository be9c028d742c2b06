package dev.understudy.harness.gate;

import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.reports.MeasureInfo.Group;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which family of an experiment file makes a measure. */
final class Families {
  private static final Map<String, MeasureFamily> PREFIXES =
      Map.of(
          "fd-", MeasureFamily.FD,
          "latency-", MeasureFamily.LATENCY,
          "sustained-", MeasureFamily.SUSTAINED,
          "parity-", MeasureFamily.PARITY,
          "ppl-", MeasureFamily.PPL,
          "spectral-", MeasureFamily.SPECTRAL_PROFILE,
          "power-law-", MeasureFamily.POWER_LAW);

  private Families() {}

  /** The family; empty for a measure that no family alone makes again. */
  static Optional<MeasureFamily> of(String measure, Group group) {
    if (group == Group.COST) {
      return Optional.of(MeasureFamily.COST);
    }
    for (MeasureFamily family : MeasureFamily.values()) {
      if (family.id().equals(measure)) {
        return Optional.of(family);
      }
    }
    return Optional.ofNullable(
        switch (measure) {
          case "fid" -> MeasureFamily.FD;
          case "precision", "recall" -> MeasureFamily.PRECISION_RECALL;
          case "density", "coverage" -> MeasureFamily.DENSITY_COVERAGE;
          case "pixel-accuracy" -> MeasureFamily.MIOU;
          case "upsampling-peaks" -> MeasureFamily.CHECKERBOARD;
          case "niqe-to-real" -> MeasureFamily.NIQE;
          case "peak-memory" -> MeasureFamily.LATENCY;
          default -> byPrefix(measure);
        });
  }

  private static @Nullable MeasureFamily byPrefix(String measure) {
    if (measure.startsWith("lpips-")) {
      return measure.endsWith("-target") ? MeasureFamily.LPIPS_TARGET : MeasureFamily.LPIPS;
    }
    return PREFIXES.entrySet().stream()
        .filter(e -> measure.startsWith(e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
