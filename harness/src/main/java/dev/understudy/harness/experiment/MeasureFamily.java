package dev.understudy.harness.experiment;

import java.util.Locale;

/** What an experiment file may ask for under {@code measures}. */
public enum MeasureFamily {
  /** Fréchet distance on the feature network. */
  FD,
  /** Fréchet distance on the FID Inception's spatial features. */
  SFID,
  /** FID extrapolated to infinitely many pictures. */
  FID_INFINITY,
  /** Kernel distance. */
  KID,
  /** Gaussian kernel distance, on CLIP's embeddings as published. */
  CMMD,
  /** Memorisation-informed FID. */
  MIFID,
  /** Share of pictures that are no copies of real ones. */
  AUTHPCT,
  /** Inception score on the network's logits. */
  IS,
  /** Improved precision and recall. */
  PRECISION_RECALL,
  /** Density and coverage. */
  DENSITY_COVERAGE,
  /** Mean IoU and pixel accuracy of what a segmentation network finds. */
  MIOU,
  /** Perceptual path length. */
  PPL,
  /** A picture against its target. */
  PSNR_TARGET,
  SSIM_TARGET,
  LPIPS_TARGET,
  /** Student against teacher at equal inputs. */
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
  /** Power law of the spectrum's high frequencies. */
  POWER_LAW,
  /** Blobs that the student has and the teacher has not. */
  DROPLETS,
  /** Blind quality of blocks. */
  PIQE,
  /** Blind quality by a trained model. */
  BRISQUE,
  /** Distance to natural pictures' statistics. */
  NIQE,
  /** Parameters, MACs, FLOPs, bytes. */
  COST,
  /** Time per picture on each device and runtime. */
  LATENCY,
  /** Time per picture over minutes without a pause, on each device and runtime. */
  SUSTAINED,
  /** Output of each further model file against the first. */
  PARITY,
  /** Which early exits pictures take under thresholds, and what that saves. */
  EXITS;

  /** The id used in experiment files: lower case with dashes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Whether a file that names no measures gets it, where it gives the means for it. The others ask
   * more of the pictures than many sets can give, take long, or are wanted by few.
   */
  public boolean isByDefault() {
    return switch (this) {
      case SFID,
          FID_INFINITY,
          CMMD,
          MIFID,
          AUTHPCT,
          MS_SSIM,
          POWER_LAW,
          DROPLETS,
          PIQE,
          BRISQUE,
          NIQE,
          SUSTAINED ->
          false;
      default -> true;
    };
  }

  /** Whether it judges the subjects' pictures together; early exits and paths make their own. */
  public boolean needsPictures() {
    return switch (this) {
      case PPL, COST, LATENCY, SUSTAINED, PARITY, EXITS -> false;
      default -> true;
    };
  }

  /** Whether it is measured on phones, too. */
  public boolean isOnPhones() {
    return this == LATENCY || this == SUSTAINED || this == PARITY;
  }

  /** Whether it needs the real pictures. */
  public boolean needsReference() {
    return switch (this) {
      case FD,
          SFID,
          FID_INFINITY,
          KID,
          CMMD,
          MIFID,
          AUTHPCT,
          PRECISION_RECALL,
          DENSITY_COVERAGE,
          SPECTRAL_PROFILE,
          CHECKERBOARD,
          POWER_LAW,
          NIQE ->
          true;
      default -> false;
    };
  }

  /** Whether it holds each picture against its target. */
  public boolean needsTargets() {
    return this == PSNR_TARGET || this == SSIM_TARGET || this == LPIPS_TARGET;
  }

  /** Whether it is defined on FID's own network alone, and goes by its name. */
  public boolean needsInception() {
    return this == SFID || this == FID_INFINITY || this == MIFID;
  }

  /** Whether it needs the feature network. */
  public boolean needsFeatures() {
    return switch (this) {
      case FD,
          SFID,
          FID_INFINITY,
          KID,
          CMMD,
          MIFID,
          AUTHPCT,
          IS,
          PRECISION_RECALL,
          DENSITY_COVERAGE,
          FEATURE_DISTANCE ->
          true;
      default -> false;
    };
  }

  /** Whether it compares students with the teacher at equal inputs. */
  public boolean isPaired() {
    return switch (this) {
      case PSNR, SSIM, MS_SSIM, LPIPS, FEATURE_DISTANCE, DROPLETS -> true;
      default -> false;
    };
  }
}
