package dev.understudy.datasets.streaming;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Fits entries on worker threads ahead of the reader, and hands them over in the feed's order.
 * Memory is bounded: pictures that are ready, by the size of the last one taken, and the bytes that
 * waiting entries hold together stay under {@link Defaults#AHEAD_BYTES}, or at one per thread.
 */
final class Ahead implements AutoCloseable {
  private static final AtomicInteger THREADS = new AtomicInteger();

  private final EntryFeed feed;
  private final Fitter fitter;
  private final int threads;
  private final int atMost;
  private final ThreadPoolExecutor workers;
  private final Deque<Ticket> waiting = new ArrayDeque<>();
  private long heldBytes;
  private long pictureBytes;
  private boolean feedEnded;
  private volatile boolean closed;

  /**
   * One entry on its way.
   *
   * @param ofTheSet whether what failed is the set itself, after which nothing comes
   */
  record Ticket(long heldBytes, boolean ofTheSet, CompletableFuture<Fitted> fitted) {
    /**
     * Waits for the picture.
     *
     * @throws RuntimeException the worker's own
     */
    Fitted await() {
      try {
        return fitted.join();
      } catch (CompletionException e) {
        // The reader is to see what went wrong, not on which thread.
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        if (e.getCause() instanceof Error cause) {
          throw cause;
        }
        throw e;
      }
    }
  }

  Ahead(EntryFeed feed, Fitter fitter, int threads, int batchSize) {
    this.feed = feed;
    this.fitter = fitter;
    this.threads = threads;
    this.atMost =
        (int) Math.min(1 << 20, Math.max(2L * threads, (long) Defaults.AHEAD_BATCHES * batchSize));
    this.workers =
        new ThreadPoolExecutor(
            threads,
            threads,
            Defaults.IDLE.toMillis(),
            TimeUnit.MILLISECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              var thread = new Thread(task, "understudy-decode-" + THREADS.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    workers.allowCoreThreadTimeOut(true);
  }

  /** The next entry, being fitted or done, or empty at the end. */
  Optional<Ticket> take() {
    fill();
    Ticket ticket = waiting.poll();
    if (ticket == null) {
      return Optional.empty();
    }
    heldBytes -= ticket.heldBytes();
    return Optional.of(ticket);
  }

  /** Says how much memory a ready picture takes. */
  void pictureBytes(long bytes) {
    pictureBytes = bytes;
  }

  /** Starts as much work as memory allows. */
  void fill() {
    while (!feedEnded && waiting.size() < allowed()) {
      Optional<PictureEntry> entry;
      try {
        entry = feed.next();
      } catch (RuntimeException e) {
        // The pictures before it are whole: the reader gets them first.
        waiting.add(new Ticket(0, true, CompletableFuture.failedFuture(e)));
        entry = Optional.empty();
      }
      if (entry.isEmpty()) {
        feedEnded = true;
        return;
      }
      long held = entry.get().heldBytes();
      heldBytes += held;
      waiting.add(new Ticket(held, false, start(entry.get())));
    }
  }

  private int allowed() {
    if (heldBytes > Defaults.AHEAD_BYTES) {
      return 1;
    }
    if (pictureBytes == 0) {
      return threads;
    }
    return (int) Math.max(threads, Math.min(atMost, Defaults.AHEAD_BYTES / pictureBytes));
  }

  private CompletableFuture<Fitted> start(PictureEntry entry) {
    return CompletableFuture.supplyAsync(
        () -> {
          if (closed) {
            throw new IllegalStateException("the stream was closed");
          }
          return fitter.fit(entry);
        },
        workers);
  }

  /** Starts no more work, and waits for what is being decoded right now. */
  @Override
  public void close() {
    closed = true;
    waiting.clear();
    workers.shutdown();
    boolean interrupted = false;
    while (!workers.isTerminated()) {
      try {
        workers.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true; // what the entries read from may only be closed when none is read
      }
    }
    feed.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
