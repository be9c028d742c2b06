package dev.understudy.metrics.artifacts;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** Checkerboards in the picture itself: energy locked to a grid of period 2, 4 or 8. */
public final class Checkerboard {
  private Checkerboard() {}

  /** Values in one row, for pictures of this size: 3, or fewer for small pictures. */
  public static int dimensions(int height, int width) {
    throw new UnsupportedOperationException();
  }

  /** One row per picture: the share of energy locked to periods 2, 4, 8, each in [0,1]. */
  public static float[] of(Pictures pictures) {
    throw new UnsupportedOperationException();
  }

  /** The mean over pictures and periods. */
  public static Measurement measure(Rows subject, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher at equal latents, with the share where the student has less. */
  public static Difference difference(Rows student, Rows teacher, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
