package dev.understudy.harness.cli.metrics;

import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.metrics.extraction.ExtractionOptions;
import dev.understudy.runtimes.SessionOptions;
import java.util.function.LongConsumer;
import picocli.CommandLine.Option;

/** How pictures are read. No value depends on it. */
final class ReadOptions {
  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "0",
      description = "Pictures that the network sees at once (default: by the network's size).")
  private int batch;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "0",
      description = "Threads for decoding, and for the network (default: all cores).")
  private int threads;

  @Option(
      names = "--skip-bad",
      description = "Leave out pictures that cannot be read, and say so, instead of stopping.")
  private boolean skipBad;

  ExtractionOptions extraction(LongConsumer progress) {
    return new ExtractionOptions(Math.max(0, batch), threads(), bad(), progress);
  }

  SessionOptions session() {
    return SessionOptions.withThreads(threads());
  }

  /** For measures without a network: pictures at their own size. */
  StreamOptions stream(int byDefault, Colour colour) {
    return new StreamOptions(batch > 0 ? batch : byDefault, threads(), colour, null, bad());
  }

  private BadPictures bad() {
    return skipBad ? BadPictures.SKIP : BadPictures.REFUSE;
  }

  private int threads() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }
}
