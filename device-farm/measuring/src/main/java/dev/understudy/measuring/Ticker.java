package dev.understudy.measuring;

/** The monotonic clock, as a seam for tests. */
@FunctionalInterface
public interface Ticker {
  /** The machine's own: {@link System#nanoTime}. */
  Ticker SYSTEM = System::nanoTime;

  /** Nanoseconds since some fixed moment; never goes back. */
  long nanos();
}
