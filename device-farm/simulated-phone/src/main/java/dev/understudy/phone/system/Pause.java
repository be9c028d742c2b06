package dev.understudy.phone.system;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;

/** The one place that sleeps. */
public final class Pause {
  private Pause() {}

  /**
   * Sleeps so long.
   *
   * @throws InterruptedIOException if the phone stops meanwhile
   */
  public static void nanos(long nanos) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting");
    }
  }

  /** Sleeps so many milliseconds. */
  public static void millis(long millis) throws InterruptedIOException {
    nanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
