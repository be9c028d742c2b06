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

  ExtractionOptions extraction(BadPictures bad, LongConsumer progress) {
    return new ExtractionOptions(Math.max(0, batch), threads(), bad, progress);
  }

  SessionOptions session() {
    return SessionOptions.withThreads(threads());
  }

  /** For measures without a network: pictures at their own size. */
  StreamOptions stream(int byDefault, BadPictures bad) {
    return new StreamOptions(batch(byDefault), threads(), Colour.AS_FIRST, null, bad);
  }

  /** The batch, where nothing was said of it this one. */
  int batch(int byDefault) {
    return batch > 0 ? batch : byDefault;
  }

  private int threads() {
    return threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
  }
}
