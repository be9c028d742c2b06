package dev.understudy.harness.run;

import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The paired measures that families of an experiment file stand for. */
final class PairedFamilies {
  private PairedFamilies() {}

  /** Opens those that an experiment asks for and that look at pictures. Close them. */
  static Map<MeasureFamily, PairedMeasure> open(Setup setup) {
    Map<MeasureFamily, PairedMeasure> opened = new EnumMap<>(MeasureFamily.class);
    for (MeasureFamily family : setup.experiment().measures()) {
      open(setup, family).ifPresent(measure -> opened.put(family, measure));
    }
    return opened;
  }

  /** Opens those that hold pictures against their targets. Close them. */
  static Map<MeasureFamily, PairedMeasure> openTargets(Setup setup) {
    Map<MeasureFamily, PairedMeasure> opened = new EnumMap<>(MeasureFamily.class);
    for (MeasureFamily family : setup.experiment().measures()) {
      likeness(family)
          .flatMap(like -> open(setup, like))
          .ifPresent(measure -> opened.put(family, measure));
    }
    return opened;
  }

  /** The paired measure whose likeness to the target is asked for; empty for another family. */
  private static Optional<MeasureFamily> likeness(MeasureFamily family) {
    return switch (family) {
      case PSNR_TARGET -> Optional.of(MeasureFamily.PSNR);
      case SSIM_TARGET -> Optional.of(MeasureFamily.SSIM);
      case LPIPS_TARGET -> Optional.of(MeasureFamily.LPIPS);
      default -> Optional.empty();
    };
  }

  private static Optional<PairedMeasure> open(Setup setup, MeasureFamily family) {
    return switch (family) {
      case PSNR -> Optional.of(PairedMeasures.psnr());
      case SSIM -> Optional.of(PairedMeasures.ssim());
      case MS_SSIM -> Optional.of(PairedMeasures.msSsim());
      case LPIPS ->
          Optional.ofNullable(setup.lpips())
              .map(installed -> PairedMeasures.lpips(installed, Setup.allCores()));
      default -> Optional.empty();
    };
  }
}
