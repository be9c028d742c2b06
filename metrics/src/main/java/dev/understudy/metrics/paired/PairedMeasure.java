package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** A measure of two pictures at one latent. */
public interface PairedMeasure {
  /** The measure's id. */
  String id();

  /** The unit of its values. */
  Unit unit();

  /** How it is measured, for the footnote. */
  String protocol();

  /**
   * One value per pair.
   *
   * @throws dev.understudy.common.InputException if the batches' shapes differ or are too small
   */
  float[] of(Pictures a, Pictures b);

  /** The mean over all pairs, with its interval, from the column {@code [N,1]} of values. */
  Measurement measure(Rows column, BootstrapOptions options);
}
