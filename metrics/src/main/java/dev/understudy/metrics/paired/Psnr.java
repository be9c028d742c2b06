package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;
import java.util.List;

/** 10·log10(range² / MSE) per pair, over all channels. */
final class Psnr implements PairedMeasure {
  private static final double RANGE = 2;

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
    return "data range 2, per picture, then the mean; at most " + (int) Defaults.PSNR_CAP + " dB";
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
      values[i] =
          (float) Math.min(Defaults.PSNR_CAP, 10 * Math.log10(RANGE * RANGE / (squares / size)));
    }
    return values;
  }

  @Override
  public Measurement measure(Rows column, BootstrapOptions options) {
    double[] values = column.column(0);
    Measurement measured = Bootstrap.mean(id(), unit(), values, protocol(), options);
    long capped = Arrays.stream(values).filter(v -> v >= Defaults.PSNR_CAP).count();
    return capped == 0
        ? measured
        : measured.withWarnings(
            List.of(
                capped
                    + " of "
                    + values.length
                    + " pairs are equal and count as "
                    + (int) Defaults.PSNR_CAP
                    + " dB."));
  }
}
