package dev.understudy.farm;

import java.time.Duration;

/** Every figure of the device farm that nobody sets, and why it is what it is. */
public final class Defaults {
  private Defaults() {}

  /**
   * What a launch may take beyond its plan's phases before it is killed: starting a JVM, loading
   * and optimising a graph of some hundred megabytes, and the first inferences of a generator that
   * needs seconds for a picture.
   */
  public static final Duration LAUNCH_MARGIN = Duration.ofMinutes(3);

  /**
   * The Java heap of a launch. Weights live in native memory; the heap holds the inputs, the
   * samples (8 bytes per run) and, while it loads, a model file that is read at once.
   */
  public static final String LAUNCH_HEAP = "1g";

  /** How many of a failed launch's last lines go into its reason, as JMH does for its forks. */
  public static final int LAST_LINES = 20;

  /**
   * Load average per core below which a machine counts as idle: on 2 cores less than half a core's
   * work, so that a single-threaded generator is not disturbed, and yet above the 0.1 or so that a
   * desktop never leaves.
   */
  public static final double IDLE_LOAD_PER_CORE = 0.25;

  /** How often an idle wait looks; the kernel renews its load average every 5 seconds. */
  public static final Duration IDLE_POLL = Duration.ofSeconds(5);

  /** Pictures per run when outputs are compared; more would only need more memory. */
  public static final int PARITY_BATCH = 8;

  /**
   * Largest difference of two float32 runtimes' picture values in [-1,1]: 1/8 of an 8-bit grey
   * level, which sums in another order explain and wrong operators exceed.
   */
  public static final double TOLERANCE_FLOAT32 = 1e-3;

  /**
   * The same for float16, whose rounding is 2^-11 of a value and adds up over a network's depth:
   * 2.5 grey levels.
   */
  public static final double TOLERANCE_FLOAT16 = 2e-2;

  /**
   * The same for 8-bit integers: activations have 256 steps; beyond a dozen grey levels one sees.
   */
  public static final double TOLERANCE_INT8 = 1e-1;

  /**
   * Where PSNR ends: float32 values in [-1,1] cannot tell pictures nearer than this, and an
   * infinite value has no place in a table.
   */
  public static final double LARGEST_PSNR = 150;

  /** Confidence level of every interval. */
  public static final double CONFIDENCE = 0.95;
}
