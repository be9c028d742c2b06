package dev.understudy.harness.cli.metrics;

import dev.understudy.datasets.StreamOptions.BadPictures;
import picocli.CommandLine.Option;

/** What becomes of pictures that cannot be read. */
final class SkipOptions {
  @Option(
      names = "--skip-bad",
      description = "Leave out pictures that cannot be read, and say so, instead of stopping.")
  private boolean skipBad;

  BadPictures bad() {
    return skipBad ? BadPictures.SKIP : BadPictures.REFUSE;
  }
}
