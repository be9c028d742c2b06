package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.KernelDistance;
import dev.understudy.metrics.distances.KernelOptions;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code understudy kid GENERATED REAL}. */
@Command(
    name = "kid",
    mixinStandardHelpOptions = true,
    description =
        "Kernel Inception Distance (Bińkowski et al., 2018), 100 subsets of 1000 drawn as"
            + " torch-fidelity does; lower is better.")
final class KidCommand extends TwoSetsCommand {
  private static final KernelOptions DEFAULTS = KernelOptions.defaults();

  @Option(
      names = "--subsets",
      paramLabel = "N",
      description = "How many subsets are drawn (default: 100).")
  private int subsets = DEFAULTS.subsets();

  @Option(
      names = "--subset-size",
      paramLabel = "N",
      description = "Pictures in each (default: 1000, or the smaller set's number if less).")
  private int size = DEFAULTS.size();

  @Override
  List<Measurement> measure(Features features) {
    if (subsets < 1 || size < 2) {
      throw new InputException(
          "--subsets, --subset-size",
          "they ask for " + subsets + " subsets of " + size,
          "at least 1 subset of at least 2 pictures",
          "leave them out for torch-fidelity's 100 of 1000");
    }
    var options = new KernelOptions(subsets, size, DEFAULTS.seed());
    return measure(
        features,
        "KID compares features picture by picture",
        (a, b) ->
            List.of(KernelDistance.compare(a, b, options).measure(BootstrapOptions.defaults())));
  }
}
