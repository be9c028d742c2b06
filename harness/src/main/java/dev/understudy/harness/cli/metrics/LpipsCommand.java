package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.weights.Weights;
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
  private enum Net {
    ALEX(KnownNetwork.LPIPS_ALEX),
    VGG(KnownNetwork.LPIPS_VGG),
    SQUEEZE(KnownNetwork.LPIPS_SQUEEZE);

    private final KnownNetwork network;

    Net(KnownNetwork network) {
      this.network = network;
    }
  }

  @Option(
      names = "--net",
      defaultValue = "ALEX",
      paramLabel = "NAME",
      description =
          "${COMPLETION-CANDIDATES} (default: alex, the authors' choice for forward scores).")
  private Net net = Net.ALEX;

  @Override
  PairedMeasure open(ReadOptions read) {
    return PairedMeasures.lpips(Weights.ofThisUser().find(net.network), read.session());
  }
}
