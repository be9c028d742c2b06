package dev.understudy.harness.run;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.Quantisation;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.FrechetDistance;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Fréchet distance of the pictures that a phone made to the reference statistics, where these
 * are given and the pictures are enough.
 */
final class PhoneDistance implements AutoCloseable {
  private final Setup setup;
  private final @Nullable FeatureNetwork network;
  private float[] features = new float[0];
  private int filled;

  private PhoneDistance(Setup setup, @Nullable FeatureNetwork network) {
    this.setup = setup;
    this.network = network;
  }

  /** Whether it can be measured on so many pictures. */
  static boolean isPossible(Setup setup, int pictures, boolean wanted) {
    return wanted
        && setup.network() != null
        && setup.statistics() != null
        && setup.experiment().measures().contains(MeasureFamily.FD)
        && pictures >= Metrics.minimumPictures(Metrics.frechetId(setup.network().name()));
  }

  static PhoneDistance open(Setup setup, int pictures, boolean wanted) {
    return new PhoneDistance(
        setup,
        isPossible(setup, pictures, wanted)
            ? FeatureNetwork.open(Objects.requireNonNull(setup.network()), Setup.allCores())
            : null);
  }

  void add(Pictures made) {
    if (network == null) {
      return;
    }
    float[] own = network.extract(Quantisation.ROUND.apply(made)).features();
    if (filled + own.length > features.length) {
      features = Arrays.copyOf(features, Math.max(2 * features.length, filled + own.length));
    }
    System.arraycopy(own, 0, features, filled, own.length);
    filled += own.length;
  }

  Optional<Measurement> measurement() {
    if (network == null || filled == 0) {
      return Optional.empty();
    }
    Rows rows = Rows.of(Arrays.copyOf(features, filled), network.dimensions());
    return Optional.of(
        FrechetDistance.compare(
                rows,
                Objects.requireNonNull(setup.statistics()).values(),
                BootstrapOptions.defaults())
            .measure(Metrics.frechetId(network.name())));
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }
}
