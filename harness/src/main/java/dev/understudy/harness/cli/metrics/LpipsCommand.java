package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.paired.PairedMeasure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code understudy lpips A B}. */
@Command(
    name = "lpips",
    mixinStandardHelpOptions = true,
    description =
        "Learned perceptual similarity v0.1 (Zhang et al., 2018), pictures at their own size; lower"
            + " is better.")
final class LpipsCommand extends PairedCommand {
  @Option(
      names = "--net",
      defaultValue = "ALEX",
      paramLabel = "NAME",
      description = "alex, vgg or squeeze (default: alex, the authors' choice for scores).")
  private LpipsNet net = LpipsNet.ALEX;

  @Override
  PairedMeasure open(ReadOptions read) {
    return net.open(read);
  }
}
