package dev.understudy.metrics.extraction;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Prepares the next batch on a thread of its own while the caller works on this one. Never more
 * than one batch ahead, so three batches are the most that are in memory.
 */
final class Feed<T> implements AutoCloseable {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread made = new Thread(task, "understudy-feed");
            made.setDaemon(true);
            return made;
          });
  private final Supplier<Optional<T>> source;
  private Future<Optional<T>> pending;

  Feed(Supplier<Optional<T>> source) {
    this.source = source;
    this.pending = thread.submit(source::get);
  }

  /** The next batch, or empty at the end; what the source threw is thrown here. */
  Optional<T> next() {
    try {
      Optional<T> batch = pending.get();
      if (batch.isPresent()) {
        pending = thread.submit(source::get);
      }
      return batch;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for pictures");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits for the batch under way, so that its source can be closed afterwards. */
  @Override
  public void close() {
    pending.cancel(false);
    thread.shutdown();
    try {
      // However long a batch takes: its source must not be closed under it.
      boolean done = thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      assert done;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
