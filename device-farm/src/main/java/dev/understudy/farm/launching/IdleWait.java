package dev.understudy.farm.launching;

import dev.understudy.farm.Defaults;
import java.time.Duration;

/**
 * Waits until the machine is idle, up to a limit. Time is counted by what was slept, so no clock is
 * needed.
 *
 * @param longest the limit; zero does not wait
 * @param cores the machine's cores
 * @param load where the load average comes from
 * @param sleeper how to sleep
 */
public record IdleWait(Duration longest, int cores, LoadAverage load, Sleeper sleeper) {
  /** Does not wait, and reads this machine's load. */
  public static IdleWait none() {
    return upTo(Duration.ZERO);
  }

  /** Waits for this machine. */
  public static IdleWait upTo(Duration longest) {
    return new IdleWait(
        longest, Runtime.getRuntime().availableProcessors(), LoadAverage.SYSTEM, Sleeper.SYSTEM);
  }

  /** Waits, and returns the load average at the end; -1 where the platform has none. */
  public double await() throws InterruptedException {
    double idle = Defaults.IDLE_LOAD_PER_CORE * cores;
    double now = load.now();
    for (Duration left = longest;
        now > idle && left.compareTo(Duration.ZERO) > 0;
        left = left.minus(Defaults.IDLE_POLL)) {
      sleeper.sleep(left.compareTo(Defaults.IDLE_POLL) < 0 ? left : Defaults.IDLE_POLL);
      now = load.now();
    }
    return now < 0 ? -1 : now;
  }
}
