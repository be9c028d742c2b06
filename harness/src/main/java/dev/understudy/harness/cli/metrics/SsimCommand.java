package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import picocli.CommandLine.Command;

/** {@code understudy ssim A B}. */
@Command(
    name = "ssim",
    mixinStandardHelpOptions = true,
    description = "Structural similarity (Wang et al., 2004); higher is better.")
final class SsimCommand extends PairedCommand {
  @Override
  PairedMeasure open(ReadOptions read) {
    return PairedMeasures.ssim();
  }
}
