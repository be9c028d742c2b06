package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** Peaks of the spectrum at the frequencies that 2x, 4x and 8x upsampling leaves behind. */
public final class UpsamplingPeaks {
  private UpsamplingPeaks() {}

  /** Values in one row, for pictures of this size. */
  public static int dimensions(int height, int width) {
    throw new UnsupportedOperationException();
  }

  /** One row per picture: the log spectrum at the peaks and on the rings around them. */
  public static float[] of(Pictures pictures) {
    throw new UnsupportedOperationException();
  }

  /** The sum of peaks in excess of the real ones, from rows. */
  public static Measurement measure(Rows subject, Rows real, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher at equal latents. */
  public static Difference difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
