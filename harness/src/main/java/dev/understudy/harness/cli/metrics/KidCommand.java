package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.KernelDistance;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code understudy kid GENERATED REAL}. */
@Command(
    name = "kid",
    mixinStandardHelpOptions = true,
    description =
        "Kernel Inception Distance (Bińkowski et al., 2018), 100 subsets of 1000 drawn as"
            + " torch-fidelity does; lower is better.")
final class KidCommand extends TwoSetsCommand {
  @Override
  List<Measurement> measure(Features features) {
    return measure(
        features,
        "KID compares features picture by picture",
        (a, b) -> List.of(KernelDistance.measure(a, b, BootstrapOptions.defaults())));
  }
}
