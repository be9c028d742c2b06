package dev.understudy.measuring.job;

import dev.understudy.measuring.Ticker;

/**
 * A fixed piece of arithmetic, timed. It takes longer when the CPU's clock has been lowered, so the
 * same probe before and after a measurement shows throttling that no status reports.
 */
final class ThrottleProbe {
  private static final int ROUNDS = 20;
  private static final int STEPS = 400_000;

  private ThrottleProbe() {}

  /** The fastest round, in nanoseconds: the others may have been preempted or not yet compiled. */
  static long nanos(Ticker ticker) {
    long best = Long.MAX_VALUE;
    long x = 1;
    for (int round = 0; round < ROUNDS; round++) {
      long start = ticker.nanos();
      x = work(x);
      best = Math.min(best, ticker.nanos() - start);
    }
    if (x == 0) {
      // Never so; but no compiler knows, so none leaves the work out.
      throw new IllegalStateException("xorshift never gives 0");
    }
    return best;
  }

  private static long work(long seed) {
    long x = seed;
    for (int i = 0; i < STEPS; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
    }
    return x;
  }
}
