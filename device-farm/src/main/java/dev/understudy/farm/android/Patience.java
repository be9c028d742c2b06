package dev.understudy.farm.android;

import dev.understudy.farm.Defaults;
import java.time.Duration;

/**
 * How long to wait for a phone; only tests wait otherwise than {@link #DEFAULT}.
 *
 * @param poll between two looks at a job, at first
 * @param longestPoll between two looks, at last
 * @param reconnect before a lost session is opened anew
 * @param reconnects how often it is
 * @param coolDown how long a phone rests
 */
public record Patience(
    Duration poll, Duration longestPoll, Duration reconnect, int reconnects, Duration coolDown) {
  /** As {@link Defaults} has it. */
  public static final Patience DEFAULT =
      new Patience(
          Defaults.FIRST_POLL,
          Defaults.LONGEST_POLL,
          Defaults.RECONNECT_WAIT,
          Defaults.RECONNECTS,
          Defaults.COOL_DOWN);

  /** The wait between two looks after one of this length: twice it, up to the longest. */
  Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(longestPoll) < 0 ? twice : longestPoll;
  }
}
