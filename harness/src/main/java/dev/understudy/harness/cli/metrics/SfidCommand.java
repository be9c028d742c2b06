package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
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
  private static final String SPATIAL = "spatial";

  @Override
  String output(Features features) {
    if (!features.spec().outputs().contains(SPATIAL)) {
      throw new InputException(
          "--network",
          features.spec().name() + " has no spatial features",
          "fid-inception",
          "leave --network out, or use `understudy fid`");
    }
    return SPATIAL;
  }

  @Override
  String publishedId() {
    return Metrics.SFID;
  }
}
