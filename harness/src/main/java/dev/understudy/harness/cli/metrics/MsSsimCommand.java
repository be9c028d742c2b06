package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.paired.PairedMeasure;
import dev.understudy.metrics.paired.PairedMeasures;
import picocli.CommandLine.Command;

/** {@code understudy ms-ssim A B}. */
@Command(
    name = "ms-ssim",
    mixinStandardHelpOptions = true,
    description =
        "Multi-scale structural similarity (Wang et al., 2003) of pictures of 161 pixels a side or more; higher is better.")
final class MsSsimCommand extends PairedCommand {
  @Override
  PairedMeasure open(ReadOptions read) {
    return PairedMeasures.msSsim();
  }
}
