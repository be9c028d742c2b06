package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.Metrics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.FrechetDistance;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** A Fréchet distance: of pictures against pictures or statistics, or of statistics alone. */
abstract class FrechetCommand extends TwoSetsCommand {
  @Mixin private CacheOptions cache = new CacheOptions();

  /** The output whose features are compared. */
  abstract String output(Features features);

  /** What statistics files are read for where no network is looked for. */
  String statisticsOutput() {
    return "";
  }

  /** The measure's id on the FID Inception. */
  abstract String publishedId();

  @Override
  List<Measurement> measure(Features features) {
    ImageSet a = ImageSet.open(generated());
    ImageSet b = ImageSet.open(real());
    String name = networkName();
    String id = Metrics.frechetId(name);
    id = id.equals(Metrics.FID) ? publishedId() : id;
    boolean picturesNowhere = a instanceof ImageSet.Summarised && b instanceof ImageSet.Summarised;
    String output = picturesNowhere ? statisticsOutput() : output(features);
    FeatureStatistics reference = features.statistics(REAL, b, output, cache);
    if (a instanceof ImageSet.Shown shown) {
      var rows = features.rows(GENERATED, shown, Set.of(output)).rows(output);
      return List.of(FrechetDistance.measure(id, rows, reference, BootstrapOptions.defaults()));
    }
    FeatureStatistics given = features.statistics(GENERATED, a, output, cache);
    double value = FrechetDistance.between(given, reference);
    return List.of(
        Measurement.of(
            id,
            value,
            Unit.NONE,
            given.n(),
            null,
            "ddof=1, " + given.dimensions() + "-d features"));
  }
}
