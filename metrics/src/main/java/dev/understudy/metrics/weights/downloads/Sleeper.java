package dev.understudy.metrics.weights.downloads;

import java.time.Duration;

/** How a download waits between tries; tests do not. */
@FunctionalInterface
public interface Sleeper {
  /** Waits. */
  void sleep(Duration time) throws InterruptedException;

  /** Really waits. */
  Sleeper REAL = time -> Thread.sleep(time.toMillis());
}
