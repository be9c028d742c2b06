package dev.understudy.measuring.job;

import dev.understudy.measuring.Ticker;

/** Comes due once a second, so that telling and watching cost a measurement next to nothing. */
final class Pulse {
  private static final long PERIOD_NANOS = 1_000_000_000L;

  private final Ticker ticker;
  private long last;

  Pulse(Ticker ticker) {
    this.ticker = ticker;
    this.last = ticker.nanos();
  }

  boolean due() {
    long now = ticker.nanos();
    if (now - last < PERIOD_NANOS) {
      return false;
    }
    last = now;
    return true;
  }
}
