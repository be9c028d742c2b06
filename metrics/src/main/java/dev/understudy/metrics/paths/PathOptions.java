package dev.understudy.metrics.paths;

import java.util.Locale;

/**
 * How a perceptual path length is measured (Karras et al., CVPR 2019 and 2020).
 *
 * @param space where the path runs
 * @param sampling where on the path the step is taken
 * @param epsilon the step, in (0,1)
 * @param length how long interpolated latents in Z are
 * @param faceCrop whether StyleGAN's crop of FFHQ faces is cut out first
 * @param seed of the latents, within [0, 2^32)
 */
public record PathOptions(
    Space space,
    Sampling sampling,
    double epsilon,
    LatentLength length,
    boolean faceCrop,
    long seed) {
  /** StyleGAN's step. */
  public static final double EPSILON = 1e-4;

  /** Checks the step. */
  public PathOptions {
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException("epsilon must be within (0,1), was " + epsilon);
    }
  }

  /** Where the path runs. */
  public enum Space {
    /** Between normal latents, by spherical interpolation of both made unit. */
    Z,
    /** Between what a mapping network makes of normal latents, straight. */
    W;

    /** The name in a measure's id: {@code w}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where on the path the step is taken. */
  public enum Sampling {
    /** At t = 0: at latents as the generator was trained for. */
    END,
    /** At t uniform in [0,1). */
    FULL
  }

  /** How long a latent is after spherical interpolation. */
  public enum LatentLength {
    /** 1, as StyleGAN's own slerp leaves it: for generators that normalise their latents first. */
    UNIT,
    /**
     * √d, the length of a normal latent of d values: the same pictures where a generator normalises
     * its latents, and the only right ones where it does not.
     */
    ROOT_DIMENSIONS
  }

  /** StyleGAN2's {@code ppl2_wend}: in W, at the ends, ε = 1e-4, no crop. */
  public static PathOptions wEnd(long seed) {
    return of(Space.W, Sampling.END, seed);
  }

  /** In Z, at the ends, ε = 1e-4, no crop. */
  public static PathOptions zEnd(long seed) {
    return of(Space.Z, Sampling.END, seed);
  }

  /** With ε = 1e-4, latents of length √d in Z, no crop. */
  public static PathOptions of(Space space, Sampling sampling, long seed) {
    return new PathOptions(space, sampling, EPSILON, LatentLength.ROOT_DIMENSIONS, false, seed);
  }

  /** For the footnote. */
  String describe() {
    return (space == Space.W ? "w, lerp" : "z, slerp of unit latents to length " + lengthText())
        + (sampling == Sampling.END ? ", t = 0" : ", t uniform in [0,1)")
        + ", epsilon "
        + epsilon
        + ", seed "
        + seed
        + (faceCrop ? ", FFHQ face crop" : ", no crop")
        + ", float pictures, area mean to 256, percentiles 1 to 99";
  }

  private String lengthText() {
    return length == LatentLength.UNIT ? "1" : "sqrt(d)";
  }
}
