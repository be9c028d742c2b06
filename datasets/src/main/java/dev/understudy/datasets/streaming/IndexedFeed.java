package dev.understudy.datasets.streaming;

import java.util.Optional;
import java.util.function.IntFunction;

/** Entries by number. */
final class IndexedFeed implements EntryFeed {
  private final int count;
  private final IntFunction<PictureEntry> entries;
  private final Runnable onClose;
  private int next;

  IndexedFeed(int count, IntFunction<PictureEntry> entries, Runnable onClose) {
    this.count = count;
    this.entries = entries;
    this.onClose = onClose;
  }

  @Override
  public Optional<PictureEntry> next() {
    return next == count ? Optional.empty() : Optional.of(entries.apply(next++));
  }

  @Override
  public void close() {
    onClose.run();
  }
}
