package dev.understudy.harness.experiment;

import java.util.Locale;

/** What an experiment file may ask for under {@code measures}. */
public enum MeasureFamily {
  /** Fréchet distance on the feature network. */
  FD,
  /** Fréchet distance on the FID Inception's spatial features. */
  SFID,
  /** Kernel distance. */
  KID,
  /** Inception score on the network's logits. */
  IS,
  /** Improved precision and recall. */
  PRECISION_RECALL,
  /** Density and coverage. */
  DENSITY_COVERAGE,
  /** Student against teacher at equal latents. */
  PSNR,
  SSIM,
  MS_SSIM,
  /** Learned perceptual distance on the network that `lpips` names. */
  LPIPS,
  FEATURE_DISTANCE,
  /** Gap of the radial spectrum to the real pictures'. */
  SPECTRAL_PROFILE,
  /** Grid peaks in the spectrum and in space. */
  CHECKERBOARD,
  /** Parameters, MACs, FLOPs, bytes. */
  COST,
  /** Time per picture on each device and runtime. */
  LATENCY,
  /** Output of each further model file against the first. */
  PARITY;

  /** The id used in experiment files: lower case with dashes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether a file that names no measures gets it, where it gives the means for it. The others ask
   * more of the pictures than many sets can give, or are wanted by few.
   */
  public boolean isByDefault() {
    return this != SFID && this != MS_SSIM;
  }

  /** Whether it judges pictures, so that pictures must be made. */
  public boolean needsPictures() {
    return this != COST && this != LATENCY && this != PARITY;
  }

  /** Whether it needs the real pictures. */
  public boolean needsReference() {
    return switch (this) {
      case FD, SFID, KID, PRECISION_RECALL, DENSITY_COVERAGE, SPECTRAL_PROFILE, CHECKERBOARD ->
          true;
      default -> false;
    };
  }

  /** Whether it needs the feature network. */
  public boolean needsFeatures() {
    return switch (this) {
      case FD, SFID, KID, IS, PRECISION_RECALL, DENSITY_COVERAGE, FEATURE_DISTANCE -> true;
      default -> false;
    };
  }

  /** Whether it compares students with the teacher at equal latents. */
  public boolean isPaired() {
    return switch (this) {
      case PSNR, SSIM, MS_SSIM, LPIPS, FEATURE_DISTANCE -> true;
      default -> false;
    };
  }
}
