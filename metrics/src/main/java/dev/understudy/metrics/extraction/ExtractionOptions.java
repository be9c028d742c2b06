package dev.understudy.metrics.extraction;

import dev.understudy.datasets.StreamOptions.BadPictures;
import java.util.function.LongConsumer;

/**
 * How an extraction goes. None of it changes a value beyond what the runtime itself rounds
 * differently at another batch size (about 1e-7).
 *
 * @param batchSize pictures that the network sees at once; 0 for {@link BatchSizes}' choice
 * @param threads threads that decode and resize, at least 1
 * @param badPictures what becomes of a picture that cannot be read
 * @param progress told the number of pictures of each batch that is done, in the caller's thread
 */
public record ExtractionOptions(
    int batchSize, int threads, BadPictures badPictures, LongConsumer progress) {
  /** Checks the counts. */
  public ExtractionOptions {
    if (batchSize < 0 || threads < 1) {
      throw new IllegalArgumentException(
          "batch size at least 0 and threads at least 1: " + batchSize + ", " + threads);
    }
  }

  /** The best batch size, a decoding thread per core, bad pictures refused, no progress. */
  public static ExtractionOptions defaults() {
    return new ExtractionOptions(
        0, Runtime.getRuntime().availableProcessors(), BadPictures.REFUSE, done -> {});
  }
}
