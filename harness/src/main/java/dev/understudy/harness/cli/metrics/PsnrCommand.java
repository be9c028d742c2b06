package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import picocli.CommandLine.Command;

/** {@code understudy psnr A B}. */
@Command(
    name = "psnr",
    mixinStandardHelpOptions = true,
    description = "Peak signal-to-noise ratio in dB, per pair, then the mean; higher is better.")
final class PsnrCommand extends PairedCommand {
  @Override
  PairedMeasure open(ReadOptions read) {
    return PairedMeasures.psnr();
  }
}
