package dev.understudy.phone.system;

import dev.understudy.measuring.Ticker;
import java.time.Duration;

/**
 * A phone's monotonic clock. The clock of a phone that has become slow runs faster than this
 * machine's, so that all that it times takes longer by it.
 */
public final class PhoneClock implements Ticker {
  private final Ticker machine;
  private double factor = 1;
  private long since;
  private long shown;
  private double next = 1;
  private long nextFrom;

  /** A clock that goes as this machine's until {@link #slow}. */
  public PhoneClock(Ticker machine) {
    this.machine = machine;
    this.since = machine.nanos();
    this.nextFrom = since;
  }

  @Override
  public synchronized long nanos() {
    return advanced(machine.nanos());
  }

  private long advanced(long now) {
    if (next != factor && now - nextFrom >= 0) {
      shown = at(nextFrom);
      since = nextFrom;
      factor = next;
    }
    return at(now);
  }

  private long at(long now) {
    return shown + Math.round((now - since) * factor);
  }

  /** Everything takes {@code by} times as long as on this machine, from some time on. */
  public synchronized void slow(double by, Duration after) {
    long now = machine.nanos();
    shown = advanced(now);
    since = now;
    next = by;
    nextFrom = now + after.toNanos();
  }

  /** Nothing does any more. */
  public void recover() {
    slow(1, Duration.ZERO);
  }
}
