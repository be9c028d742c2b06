package dev.understudy.metrics.weights.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a read that gives nothing for too long. java.net.http has no such time-out: its own ends
 * with the headers, and a connection that a firewall forgot would be read for ever.
 */
final class IdleWatch implements AutoCloseable {
  private final InputStream in;
  private final Duration patience;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "understudy-download-watch");
            thread.setDaemon(true);
            return thread;
          });
  private volatile boolean expired;
  private volatile @Nullable IOException failedClose;

  IdleWatch(InputStream in, Duration patience) {
    this.in = in;
    this.patience = patience;
  }

  /** Reads as {@link InputStream#read(byte[])}. */
  int read(byte[] to) throws IOException {
    ScheduledFuture<?> end =
        timer.schedule(this::expire, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      return in.read(to);
    } catch (IOException e) {
      if (expired) {
        IOException silent = new IOException("nothing came for " + patience.toSeconds() + " s", e);
        if (failedClose != null) {
          silent.addSuppressed(failedClose);
        }
        throw silent;
      }
      throw e;
    } finally {
      end.cancel(false);
    }
  }

  private void expire() {
    expired = true;
    try {
      in.close();
    } catch (IOException e) {
      failedClose = e;
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
