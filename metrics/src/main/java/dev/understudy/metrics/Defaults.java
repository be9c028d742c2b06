package dev.understudy.metrics;

/** Every figure that this room chooses for itself, with its reason. */
public final class Defaults {
  private Defaults() {}

  /** Bootstrap resamples: the 2.5 % tail rests on 25 of them; more changes the third digit. */
  public static final int RESAMPLES = 1000;

  /** The fewest values that a bootstrap of their mean is worth: below, its coverage collapses. */
  public static final int INTERVAL_PICTURES = 10;

  /** Confidence level: the field's habit. */
  public static final double LEVEL = 0.95;

  /** Seed of all resampling; any fixed number would do. */
  public static final long SEED = 2020;

  /** Seed of KID's subsets and of IS's permutation: torch-fidelity's, so that values agree. */
  public static final long PROTOCOL_SEED = 2020;

  /** KID's subsets: torch-fidelity, clean-fid and the StyleGANs all take 100. */
  public static final int KID_SUBSETS = 100;

  /** Pictures in a KID subset (fewer where a set is smaller): the field's 1000. */
  public static final int KID_SUBSET_SIZE = 1000;

  /** IS's splits: 10 since the paper that brought it (Salimans et al., 2016). */
  public static final int IS_SPLITS = 10;

  /** k of improved precision and recall: 3 in the paper (Kynkäänniemi et al., 2019). */
  public static final int PRECISION_NEIGHBOURS = 3;

  /** k of density and coverage: 5 in the paper (Naeem et al., 2020). */
  public static final int DENSITY_NEIGHBOURS = 5;

  /** Subset sizes of FID-infinity: 15 in the authors' code (Chong and Forsyth, 2020). */
  public static final int FID_INFINITY_POINTS = 15;

  /** Pictures in FID-infinity's smallest subset: 5000 in the authors' code. */
  public static final int FID_INFINITY_SMALLEST = 5000;

  /** From this memorisation distance on MiFID counts nothing as memorised: 0.1 in the field. */
  public static final double MIFID_THRESHOLD = 0.1;

  /** Width of CMMD's kernel: 10 in the published code (Jayasumana et al., 2024). */
  public static final double CMMD_SIGMA = 10;

  /**
   * Blocks of pictures that are resampled together where a statistic is a function of means: 100
   * make the interval's ends vary by under 10 % and keep 100 partial moments, not N.
   */
  public static final int BLOCKS = 100;

  /** Covariances divide by N − 1, as in all of the field's libraries but StyleGAN's. */
  public static final int DDOF = 1;

  /**
   * PSNR of two equal pictures, and the most that any pair gets, in dB: beyond what float pictures
   * of 16-bit precision can differ by, and finite, so that a mean exists.
   */
  public static final double PSNR_CAP = 100;
}
