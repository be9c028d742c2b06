package dev.understudy.datasets.streaming;

import java.util.Optional;
import java.util.function.IntFunction;

/** One pass over a set's entries, in order. Used by one thread at a time. */
public interface EntryFeed extends AutoCloseable {
  /**
   * The next entry, or empty at the end.
   *
   * @throws dev.understudy.common.InputException if the set itself is damaged
   */
  Optional<PictureEntry> next();

  /** Ends the pass; entries that were handed out are not decoded after it. */
  @Override
  void close();

  /** A feed of entries that can be had by their number. */
  static EntryFeed of(int count, IntFunction<PictureEntry> entries) {
    return of(count, entries, () -> {});
  }

  /** The same, with what is to be closed at its end. */
  static EntryFeed of(int count, IntFunction<PictureEntry> entries, Runnable onClose) {
    return new IndexedFeed(count, entries, onClose);
  }
}
