package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.weights.Weights;
import dev.understudy.runtimes.SessionOptions;

/** The measures of two pictures at one latent. */
public final class PairedMeasures {
  private PairedMeasures() {}

  /** Peak signal-to-noise ratio in dB, data range 2; equal pictures count as 100 dB. */
  public static PairedMeasure psnr() {
    return new Psnr();
  }

  /** Structural similarity (Wang et al., 2004) of pictures brought to [0,1]; at most 1. */
  public static PairedMeasure ssim() {
    return new Ssim();
  }

  /**
   * Multi-scale structural similarity (Wang et al., 2003) of pictures brought to [0,1]; at most 1.
   * Pictures of at least 161 pixels a side.
   */
  public static PairedMeasure msSsim() {
    return new MsSsim();
  }

  /** Mean absolute error of pictures brought to [0,1]; needs no weights. */
  public static PairedMeasure mae() {
    return new MeanAbsoluteError();
  }

  /**
   * 1 − a similarity, so that lower is nearer: {@code 1-ssim}. Closing it closes the similarity.
   *
   * @param similarity {@link #ssim} or {@link #msSsim}
   */
  public static PairedMeasure dissimilarity(PairedMeasure similarity) {
    return new Dissimilarity(similarity);
  }

  /**
   * Learned perceptual similarity (LPIPS v0.1) on an installed network; see {@link Lpips#open}.
   * Close it.
   */
  public static PairedMeasure lpips(Weights.Installed installed, SessionOptions options) {
    return Lpips.open(installed, options);
  }

  /**
   * Euclidean distance of the features of each pair.
   *
   * @param a {@code [n,d]} row-major
   * @param b {@code [n,d]} row-major
   * @return {@code [n]}
   */
  public static float[] featureDistance(float[] a, float[] b, int dimensions) {
    if (a.length != b.length || a.length % dimensions != 0) {
      throw new IllegalArgumentException(
          a.length + " and " + b.length + " features are not pairs of " + dimensions);
    }
    float[] distances = new float[a.length / dimensions];
    for (int i = 0; i < distances.length; i++) {
      double squares = 0;
      for (int k = i * dimensions; k < (i + 1) * dimensions; k++) {
        double gap = (double) a[k] - b[k];
        squares += gap * gap;
      }
      distances[i] = (float) Math.sqrt(squares);
    }
    return distances;
  }

  /** The mean feature distance from its column {@code [N,1]}. */
  public static Measurement measureFeatureDistance(
      Rows column, String networkName, BootstrapOptions options) {
    return Bootstrap.mean(
        Metrics.FEATURE_DISTANCE,
        Unit.NONE,
        column,
        "Euclidean, features of " + networkName,
        options);
  }
}
