package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.FrechetInfinity;
import dev.understudy.metrics.distances.FrechetInfinityOptions;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code understudy fid-infinity GENERATED REAL}. */
@Command(
    name = "fid-infinity",
    mixinStandardHelpOptions = true,
    description =
        "FID extrapolated to infinitely many pictures (Chong and Forsyth, 2020), 15 sizes from 5000"
            + " on; REAL may be statistics. Lower is better.")
final class FidInfinityCommand extends TwoSetsCommand {
  @Mixin private CacheOptions cache = new CacheOptions();

  @Override
  List<Measurement> measure(Features features) {
    ImageSet.Shown a = ImageSet.pictures(generated(), "FID-infinity draws subsets of them");
    String output = features.spec().outputs().get(0);
    FeatureStatistics reference = features.statistics(REAL, ImageSet.open(real()), output, cache);
    var rows = features.rows(GENERATED, a, Set.of(output)).rows(output);
    BootstrapOptions options = BootstrapOptions.defaults();
    return List.of(
        FrechetInfinity.compare(rows, reference, options, FrechetInfinityOptions.defaults())
            .measure(options));
  }
}
