package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import dev.understudy.metrics.weights.Weights;

/** The networks that LPIPS was trained on, by the names its authors use. */
enum LpipsNet {
  ALEX(KnownNetwork.LPIPS_ALEX),
  VGG(KnownNetwork.LPIPS_VGG),
  SQUEEZE(KnownNetwork.LPIPS_SQUEEZE);

  private final KnownNetwork network;

  LpipsNet(KnownNetwork network) {
    this.network = network;
  }

  /**
   * Opens it.
   *
   * @throws dev.understudy.common.InputException if it is not installed, with the command that
   *     installs it
   */
  PairedMeasure open(ReadOptions read) {
    return PairedMeasures.lpips(Weights.ofThisUser().find(network), read.session());
  }
}
