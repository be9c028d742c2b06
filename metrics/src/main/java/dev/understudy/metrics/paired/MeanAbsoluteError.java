package dev.understudy.metrics.paired;

import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import dev.understudy.metrics.Metrics;

/** Mean absolute difference per pair, over all pixels and channels, black to white being 1. */
final class MeanAbsoluteError implements PairedMeasure {
  @Override
  public String id() {
    return Metrics.MAE;
  }

  @Override
  public Unit unit() {
    return Unit.NONE;
  }

  @Override
  public Difference.Better better() {
    return Difference.Better.LOWER;
  }

  @Override
  public String protocol() {
    return "mean absolute error of pictures brought to [0,1]";
  }

  @Override
  public float[] of(Pictures a, Pictures b) {
    Shapes.check(id(), a, b);
    float[] values = new float[a.count()];
    int size = a.pictureSize();
    for (int i = 0; i < values.length; i++) {
      double sum = 0;
      for (int k = i * size; k < (i + 1) * size; k++) {
        sum += Math.abs((double) a.data()[k] - b.data()[k]);
      }
      values[i] = (float) (sum / size / 2); // pictures are in [-1,1]
    }
    return values;
  }
}
