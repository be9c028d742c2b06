package dev.understudy.harness.run;

import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.ExitDistance;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.weights.Weights;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far exits' pictures are from the last exit's. Close it. */
final class ExitDistances implements AutoCloseable {
  private final @Nullable PairedMeasure measure;
  private final @Nullable FeatureNetwork network;

  private ExitDistances(@Nullable PairedMeasure measure, @Nullable FeatureNetwork network) {
    this.measure = measure;
    this.network = network;
  }

  static ExitDistances open(Setup setup, ExitDistance distance) {
    return distance == ExitDistance.FEATURE_DISTANCE
        ? new ExitDistances(null, FeatureNetwork.open(network(setup), Setup.allCores()))
        : new ExitDistances(measure(setup, distance), null);
  }

  private static PairedMeasure measure(Setup setup, ExitDistance distance) {
    return switch (distance) {
      case MAE -> PairedMeasures.mae();
      case SSIM -> PairedMeasures.dissimilarity(PairedMeasures.ssim());
      case MS_SSIM -> PairedMeasures.dissimilarity(PairedMeasures.msSsim());
      case LPIPS -> {
        Weights.Installed lpips =
            Objects.requireNonNull(setup.lpips(), "checked when the file was read");
        yield PairedMeasures.lpips(lpips, Setup.allCores());
      }
      case FEATURE_DISTANCE -> throw new IllegalArgumentException("not a measure of pictures");
    };
  }

  private static NetworkSpec network(Setup setup) {
    return Objects.requireNonNull(setup.network(), "checked when the file was read");
  }

  /** The measure's id. */
  String id() {
    return measure == null ? Metrics.FEATURE_DISTANCE : measure.id();
  }

  String protocol() {
    return measure != null
        ? measure.protocol()
        : "Euclidean, features of " + Objects.requireNonNull(network).name();
  }

  List<String> warnings() {
    return measure != null ? measure.warnings() : Objects.requireNonNull(network).warnings();
  }

  /**
   * The distances of a batch.
   *
   * @return {@code [N, exits - 1]} row-major, those of all exits but the last
   */
  float[] of(ExitPictures.Batch batch) {
    Pictures last = batch.last();
    int count = last.count();
    int columns = batch.own().size() - 1;
    float[] rows = new float[count * columns];
    float[] lastFeatures = network == null ? null : network.extract(last).features();
    for (int k = 0; k < columns; k++) {
      float[] distances = pair(batch.fitted(k), last, lastFeatures);
      for (int i = 0; i < count; i++) {
        rows[i * columns + k] = distances[i];
      }
    }
    return rows;
  }

  private float[] pair(Pictures exit, Pictures last, float @Nullable [] lastFeatures) {
    if (measure != null) {
      return measure.of(exit, last);
    }
    FeatureNetwork of = Objects.requireNonNull(network);
    return PairedMeasures.featureDistance(
        of.extract(exit).features(), Objects.requireNonNull(lastFeatures), of.dimensions());
  }

  @Override
  public void close() {
    if (measure != null) {
      measure.close();
    }
    if (network != null) {
      network.close();
    }
  }
}
