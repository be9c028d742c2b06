package dev.understudy.metrics.distances;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** The inception score (Salimans et al., 2016) from a classifier's logits. */
public final class InceptionScore {
  private InceptionScore() {}

  /** The score of generated pictures' logits {@code [N,classes]}. */
  public static Measurement measure(Rows logits, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Student − teacher at equal latents. */
  public static Difference difference(
      Rows studentLogits, Rows teacherLogits, BootstrapOptions options) {
    throw new UnsupportedOperationException();
  }
}
