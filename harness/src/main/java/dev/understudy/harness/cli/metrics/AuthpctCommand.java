package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.Authenticity;
import dev.understudy.metrics.distances.pairs.Progress;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code understudy authpct GENERATED TRAINING}. */
@Command(
    name = "authpct",
    mixinStandardHelpOptions = true,
    description =
        "The share of authentic pictures in percent (Alaa et al., 2022): those that are no copies of"
            + " training pictures, REAL; higher is better.")
final class AuthpctCommand extends TwoSetsCommand {
  @Override
  List<Measurement> measure(Features features) {
    return measure(
        features,
        "AuthPct looks for each one's nearest",
        (a, b) ->
            List.of(
                Authenticity.compare(a, b, Progress.NONE).measure(BootstrapOptions.defaults())));
  }
}
