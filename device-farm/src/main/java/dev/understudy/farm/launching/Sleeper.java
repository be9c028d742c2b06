package dev.understudy.farm.launching;

import java.time.Duration;

/** Sleeping, so that tests need not. */
@FunctionalInterface
public interface Sleeper {
  /** Sleeps in earnest. */
  Sleeper SYSTEM = duration -> Thread.sleep(duration.toMillis());

  /** Sleeps for {@code duration}. */
  void sleep(Duration duration) throws InterruptedException;
}
