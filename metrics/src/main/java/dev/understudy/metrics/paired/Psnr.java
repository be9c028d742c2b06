package dev.understudy.metrics.paired;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Defaults;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.Bootstrap;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
  public Difference.Better better() {
    return Difference.Better.HIGHER;
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

  /** The squared error at each pixel, mean over channels. */
  @Override
  public Optional<PairedMaps> maps(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    int plane = a.height() * a.width();
    float[] maps = new float[a.count() * plane];
    for (int k = 0; k < a.data().length; k++) {
      float gap = a.data()[k] - b.data()[k];
      maps[k / a.pictureSize() * plane + k % plane] += gap * gap / a.channels();
    }
    return Optional.of(new PairedMaps(maps, a.count(), a.height(), a.width()));
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
