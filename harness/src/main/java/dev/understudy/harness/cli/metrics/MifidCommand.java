package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.MemorizationDistance;
import dev.understudy.metrics.distances.MemorizationOptions;
import dev.understudy.metrics.distances.MemorizationOptions.Over;
import dev.understudy.metrics.distances.pairs.Progress;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code understudy mifid GENERATED TRAINING}. */
@Command(
    name = "mifid",
    mixinStandardHelpOptions = true,
    description =
        "Memorisation-informed FID (Bai et al., 2021): FID over how far pictures are from the"
            + " training set's, REAL; lower is better.")
final class MifidCommand extends TwoSetsCommand {
  @Option(
      names = "--over",
      paramLabel = "NAME",
      description = {
        "Whose nearest distances are averaged: training (each training picture's to the nearest",
        "generated one, as torchmetrics does) or generated (the paper's). Default: training."
      })
  private Over over = MemorizationOptions.defaults().over();

  @Override
  List<Measurement> measure(Features features) {
    return measure(
        features,
        "MiFID looks for each one's nearest",
        (a, b) ->
            List.of(
                MemorizationDistance.measure(
                    a,
                    b,
                    BootstrapOptions.defaults(),
                    new MemorizationOptions(over, MemorizationOptions.defaults().threshold()),
                    Progress.NONE)));
  }
}
