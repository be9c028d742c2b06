package dev.understudy.harness.cli.metrics;

import dev.understudy.metrics.Metrics;
import picocli.CommandLine.Command;

/** {@code understudy fid GENERATED REAL}. */
@Command(
    name = "fid",
    mixinStandardHelpOptions = true,
    description = {
      "Fréchet Inception Distance (Heusel et al., 2017); lower is better.",
      "Either set may be an npz of statistics (mu, sigma). On a network of your own it is called"
          + " fd-NAME."
    })
final class FidCommand extends FrechetCommand {
  @Override
  String output(Features features) {
    return features.spec().outputs().get(0);
  }

  @Override
  String publishedId() {
    return Metrics.FID;
  }
}
