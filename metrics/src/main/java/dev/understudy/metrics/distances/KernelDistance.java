package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** KID: unbiased MMD² of a cubic kernel (Bińkowski et al., 2018), by torch-fidelity's protocol. */
public final class KernelDistance {
  private KernelDistance() {}

  /** Generated pictures against real ones. */
  public static Measurement measure(Rows generated, Rows real, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher at equal latents against the same real pictures, over equal subsets. */
  public static Difference difference(
      Rows student, Rows teacher, Rows real, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
