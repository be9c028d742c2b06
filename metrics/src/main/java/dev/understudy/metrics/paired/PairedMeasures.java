package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** The measures of two pictures at one latent. */
public final class PairedMeasures {
  private PairedMeasures() {}

  /** Peak signal-to-noise ratio in dB, data range 2. */
  public static PairedMeasure psnr() {
    throw new UnsupportedOperationException();
  }

  /** Structural similarity (Wang et al., 2004), data range 2. */
  public static PairedMeasure ssim() {
    throw new UnsupportedOperationException();
  }

  /**
   * Euclidean distance of the features of each pair.
   *
   * @param a {@code [n,d]} row-major
   * @param b {@code [n,d]} row-major
   * @return {@code [n]}
   */
  public static float[] featureDistance(float[] a, float[] b, int dimensions) {
    throw new UnsupportedOperationException();
  }

  /** The mean feature distance from its column {@code [N,1]}. */
  public static Measurement measureFeatureDistance(
      Rows column, String networkName, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
