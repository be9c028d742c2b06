package dev.understudy.harness.run;

import dev.understudy.measuring.LatencyPlan;
import java.time.Duration;

/**
 * What a run does where the experiment leaves it open. The file's own defaults are its package's.
 */
final class Defaults {
  /** Enough pictures to meet each class of a 10-class generator several times. */
  static final int PARITY_PICTURES = 32;

  /**
   * Pictures per journal line: a kill costs at most this many, and a line costs well under a
   * millisecond of theirs.
   */
  static final int CHUNK = 512;

  /**
   * Steps in latent space per journal line: LPIPS on VGG16 takes half a second for one on a
   * desktop, so a kill costs a minute.
   */
  static final int PATH_CHUNK = 128;

  /**
   * How long to wait for other work on the machine to end before a launch is timed anyway. The load
   * average falls to a third within a minute. The quick plan does not wait: it is for a first look.
   */
  static Duration idleWait(LatencyPlan plan) {
    return plan.name().equals(LatencyPlan.quick().name()) ? Duration.ZERO : Duration.ofMinutes(1);
  }

  /** Pictures that a phone is asked for at once: a job takes seconds beside what it computes. */
  static final int PHONE_BATCH = 256;

  private Defaults() {}
}
