package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.Metrics;
import picocli.CommandLine.Command;

/** {@code understudy sfid GENERATED REAL}. */
@Command(
    name = "sfid",
    mixinStandardHelpOptions = true,
    description =
        "FID on spatial features (Nash et al., 2021; the FID Inception's first 7 channels of"
            + " mixed_6/conv); lower is better.")
final class SfidCommand extends FrechetCommand {
  @Override
  String output(Features features) {
    features.requireSpatial();
    return Features.SPATIAL;
  }

  @Override
  String statisticsOutput() {
    return Features.SPATIAL;
  }

  @Override
  String publishedId() {
    return Metrics.SFID;
  }
}
