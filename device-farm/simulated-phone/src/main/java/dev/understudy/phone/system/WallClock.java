package dev.understudy.phone.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A phone's wall clock, in UTC; it may be wrong, as phones' clocks are. */
public final class WallClock extends Clock {
  private Duration wrong = Duration.ZERO;

  WallClock() {}

  /** Moves its hands. */
  public synchronized void jump(Duration by) {
    wrong = wrong.plus(by);
  }

  /** Sets it right. */
  public synchronized void set() {
    wrong = Duration.ZERO;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the phone is in UTC");
  }

  @Override
  public synchronized Instant instant() {
    return Instant.now().plus(wrong);
  }
}
