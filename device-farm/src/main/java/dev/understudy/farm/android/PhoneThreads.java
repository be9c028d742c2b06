package dev.understudy.farm.android;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Each phone has a thread of its own. */
final class PhoneThreads {
  private PhoneThreads() {}

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "phone");
    thread.setDaemon(true);
    return thread;
  }

  /** What a thread came to; its unchecked exceptions as they were. */
  static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException stop = new CancellationException("interrupted while phones work");
      stop.initCause(e);
      throw stop;
    }
  }
}
