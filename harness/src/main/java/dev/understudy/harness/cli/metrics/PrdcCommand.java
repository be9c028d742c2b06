package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.Manifold;
import dev.understudy.metrics.networks.KnownNetwork;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code understudy prdc GENERATED REAL}. */
@Command(
    name = "prdc",
    mixinStandardHelpOptions = true,
    description = {
      "Improved precision and recall (k=3), density and coverage (k=5); higher is better.",
      "On VGG16's fc2 unless another network is named. Swapping the sets swaps precision and"
          + " recall."
    })
final class PrdcCommand extends TwoSetsCommand {
  @Override
  KnownNetwork byDefault() {
    return KnownNetwork.VGG16;
  }

  @Override
  List<Measurement> measure(Features features) {
    return measure(
        features,
        "its neighbours are pictures",
        (a, b) -> Manifold.compare(a, b).measure(BootstrapOptions.defaults()));
  }
}
