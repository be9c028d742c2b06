package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.List;

/** The radial spectrum of pictures (Durall et al., 2020) and its gap to real ones. */
public final class SpectralProfile {
  private SpectralProfile() {}

  /** Values in one profile, R, for pictures of this size. */
  public static int dimensions(int height, int width) {
    throw new UnsupportedOperationException();
  }

  /**
   * One profile per picture {@code [n,R]}, in 20·ln of the amplitude, not yet min-max normalised:
   * {@link #normalised} is made from it, so that one file of rows serves both forms.
   */
  public static float[] of(Pictures pictures) {
    throw new UnsupportedOperationException();
  }

  /** Profiles with their range stretched to [0,1], each its own. */
  public static float[] normalised(float[] profiles, int dimensions) {
    throw new UnsupportedOperationException();
  }

  /** The mean normalised profile {@code [R]}, for a curve. */
  public static double[] meanNormalised(Rows profiles) {
    throw new UnsupportedOperationException();
  }

  /** {@code spectral-gap}, {@code spectral-gap-max}, {@code spectral-energy-gap}, in this order. */
  public static List<Measurement> measure(Rows subject, Rows real, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher at equal latents, in the same order. */
  public static List<Difference> difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
