package dev.understudy.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import java.util.Optional;

/** The measures by name, and what each needs. */
public final class Metrics {
  private Metrics() {}

  /** Prefix of a Fréchet distance's id; the feature network's name follows. */
  public static final String FD_PREFIX = "fd-";

  public static final String KID = "kid";
  public static final String IS = "is";
  public static final String PRECISION = "precision";
  public static final String RECALL = "recall";
  public static final String DENSITY = "density";
  public static final String COVERAGE = "coverage";
  public static final String PSNR = "psnr";
  public static final String SSIM = "ssim";
  public static final String FEATURE_DISTANCE = "feature-distance";
  public static final String SPECTRAL_GAP = "spectral-gap";
  public static final String SPECTRAL_GAP_MAX = "spectral-gap-max";
  public static final String SPECTRAL_ENERGY_GAP = "spectral-energy-gap";
  public static final String UPSAMPLING_PEAKS = "upsampling-peaks";
  public static final String CHECKERBOARD = "checkerboard";

  /** The Fréchet distance on the FID Inception's 2048 features, and on nothing else. */
  public static final String FID = "fid";

  /** The Fréchet distance on the FID Inception's 2023 spatial features. */
  public static final String SFID = "sfid";

  /** The FID extrapolated to infinitely many pictures. */
  public static final String FID_INFINITY = "fid-infinity";

  public static final String MIFID = "mifid";
  public static final String AUTHPCT = "authpct";
  public static final String CMMD = "cmmd";
  public static final String VENDI = "vendi";

  /** Prefix of LPIPS's id; its network follows: {@code lpips-alex}. */
  public static final String LPIPS_PREFIX = "lpips-";

  public static final String MS_SSIM = "ms-ssim";

  /** Prefix of perceptual path length's id; the latent space follows: {@code ppl-w}. */
  public static final String PPL_PREFIX = "ppl-";

  public static final String MIOU = "miou";
  public static final String PIXEL_ACCURACY = "pixel-accuracy";

  /** Gaps of the spectrum's power law to the real pictures': the exponent's and the level's. */
  public static final String POWER_LAW_EXPONENT_GAP = "power-law-exponent-gap";

  public static final String POWER_LAW_LEVEL_GAP = "power-law-level-gap";
  public static final String DROPLETS = "droplets";
  public static final String PIQE = "piqe";
  public static final String BRISQUE = "brisque";
  public static final String NIQE = "niqe";

  /** NIQE's distance to the experiment's own real pictures; not the published NIQE. */
  public static final String NIQE_TO_REAL = "niqe-to-real";

  /** Mean absolute error of pictures in [0,1]. */
  public static final String MAE = "mae";

  public static final String ONE_MINUS_SSIM = "1-ssim";
  public static final String ONE_MINUS_MS_SSIM = "1-ms-ssim";

  /** Early exits: MACs and milliseconds of an exit, or the mean over the exits taken. */
  public static final String EXIT_MACS = "exit-macs";

  public static final String EXIT_LATENCY = "exit-latency";

  /** What is saved of those against always taking the last exit, as a share. */
  public static final String EXIT_MACS_SAVING = "exit-macs-saving";

  public static final String EXIT_LATENCY_SAVING = "exit-latency-saving";

  /** Share of pictures farther from the last exit's than a threshold. */
  public static final String EXIT_ABOVE = "exit-above";

  /** The id of a Fréchet distance: {@link #FID} on FID's own network, else fd-NAME. */
  public static String frechetId(String networkName) {
    return networkName.equals("fid-inception") ? FID : FD_PREFIX + networkName;
  }

  /**
   * The fewest pictures (generated and real alike) that a measure can be made from; with fewer, a
   * measurement is {@code FAILED}. Means of one value per picture have an interval only from {@link
   * Defaults#INTERVAL_PICTURES} on.
   *
   * @throws IllegalArgumentException if there is no such measure here
   */
  public static int minimumPictures(String measureId) {
    if (measureId.startsWith(FD_PREFIX)) {
      return 20;
    }
    if (measureId.startsWith(LPIPS_PREFIX)) {
      return 1;
    }
    if (measureId.startsWith(PPL_PREFIX)) {
      return 10;
    }
    return switch (measureId) {
      case FID, SFID, FID_INFINITY, MIFID, AUTHPCT, CMMD, VENDI -> 20;
      case MIOU, PIXEL_ACCURACY -> 10;
      case POWER_LAW_EXPONENT_GAP, POWER_LAW_LEVEL_GAP, DROPLETS -> 10;
      case NIQE, NIQE_TO_REAL -> 10;
      case KID, IS, PRECISION, RECALL, DENSITY, COVERAGE -> 20;
      case SPECTRAL_GAP, SPECTRAL_GAP_MAX, SPECTRAL_ENERGY_GAP, UPSAMPLING_PEAKS -> 10;
      // A mean of one value per picture is a value with any number; its interval is not.
      case PSNR, SSIM, MS_SSIM, FEATURE_DISTANCE, CHECKERBOARD, PIQE, BRISQUE -> 1;
      case MAE, ONE_MINUS_SSIM, ONE_MINUS_MS_SSIM, EXIT_MACS, EXIT_LATENCY, EXIT_ABOVE -> 1;
      default -> throw new IllegalArgumentException("no measure is called " + measureId);
    };
  }

  /**
   * The measurement that says that there were too few pictures, or empty where there are enough.
   *
   * @param pictures the smaller of the sets' sizes
   */
  public static Optional<Measurement> refuse(
      String measureId, Unit unit, String protocol, long pictures) {
    int needed = minimumPictures(measureId);
    if (pictures >= needed) {
      return Optional.empty();
    }
    String reason = measureId + " needs at least " + needed + " pictures, there are " + pictures;
    return Optional.of(
        Measurement.missing(measureId, unit, protocol, Validity.of(Validity.Kind.FAILED, reason)));
  }
}
