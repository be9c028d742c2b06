package dev.understudy.harness.cli.metrics;

import dev.understudy.common.Measurement;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.distances.GaussianDistance;
import dev.understudy.metrics.distances.GaussianOptions;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code understudy cmmd GENERATED REAL --network FILE}. */
@Command(
    name = "cmmd",
    mixinStandardHelpOptions = true,
    description =
        "CMMD (Jayasumana et al., 2024): Gaussian MMD, sigma 10, times 1000, on CLIP embeddings of"
            + " unit norm; lower is better. Needs --network docs/networks/clip-vitl14-336.yaml.")
final class CmmdCommand extends TwoSetsCommand {
  @Override
  List<Measurement> measure(Features features) {
    requireNetwork("CLIP's, by docs/networks/clip-vitl14-336.yaml");
    return measure(
        features,
        "CMMD compares features picture by picture",
        (a, b) ->
            List.of(
                GaussianDistance.compare(a, b, GaussianOptions.defaults())
                    .measure(BootstrapOptions.defaults())));
  }
}
