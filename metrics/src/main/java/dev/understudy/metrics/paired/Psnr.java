package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;

/** 10·log10(range² / MSE) per pair, over all channels. */
final class Psnr implements PairedMeasure {
  private static final double RANGE = 2;

  /** Equal pictures would be infinite and ruin a mean; no 8-bit pair that differs reaches this. */
  private static final double CAP = 100;

  @Override
  public String id() {
    return Metrics.PSNR;
  }

  @Override
  public Unit unit() {
    return Unit.DECIBELS;
  }

  @Override
  public String protocol() {
    return "data range 2, per picture, then the mean; equal pictures count as 100 dB";
  }

  @Override
  public float[] of(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    float[] values = new float[a.count()];
    int size = a.pictureSize();
    for (int i = 0; i < values.length; i++) {
      double squares = 0;
      for (int k = i * size; k < (i + 1) * size; k++) {
        double gap = (double) a.data()[k] - b.data()[k];
        squares += gap * gap;
      }
      values[i] = (float) Math.min(CAP, 10 * Math.log10(RANGE * RANGE / (squares / size)));
    }
    return values;
  }

  @Override
  public Measurement measure(Rows column, BootstrapOptions options) {
    return Bootstrap.mean(id(), unit(), column, protocol(), options);
  }
}
