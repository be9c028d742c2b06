package dev.understudy.metrics.paired;

import dev.understudy.common.Unit;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.Difference;
import java.util.List;

/** 1 − a similarity that is 1 for equal pictures, so that lower is nearer. */
final class Dissimilarity implements PairedMeasure {
  private final PairedMeasure similarity;

  Dissimilarity(PairedMeasure similarity) {
    this.similarity = similarity;
  }

  @Override
  public String id() {
    return "1-" + similarity.id();
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
    return "1 − " + similarity.id() + "; " + similarity.protocol();
  }

  @Override
  public float[] of(Pictures a, Pictures b) {
    float[] values = similarity.of(a, b);
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 - values[i];
    }
    return values;
  }

  @Override
  public List<String> warnings() {
    return similarity.warnings();
  }

  @Override
  public void close() {
    similarity.close();
  }
}
