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

  /**
   * The first and the last part of a sustained load, which are held against each other: long enough
   * for some dozens of pictures of a slow generator, short beside the minutes after which phones
   * slow down.
   */
  public static final Duration SUSTAINED_PART = Duration.ofMinutes(1);

  /** A shorter load's parts are this share of it, so that there is something between them. */
  public static final int SUSTAINED_LEAST_PARTS = 3;

  /**
   * Windows of such a part: their median has an interval from 6 on, at the level that a ratio of
   * two needs from 7 on; twice as many leave room for windows without a run.
   */
  public static final int SUSTAINED_WINDOWS = 12;

  /** A load has slowed down where it is slower by more than this share, which one notices. */
  public static final double SLOWER = 0.1;

  /** Windows in a row that must be slower: other work on the device seldom fills three. */
  public static final int SLOWER_WINDOWS = 3;

  /** How long a phone's session may lie idle before the server ends it; its own default, too. */
  public static final Duration SESSION_IDLE = Duration.ofSeconds(60);

  /** How often an idle session is asked something, well within {@link #SESSION_IDLE}. */
  public static final Duration KEEP_ALIVE = Duration.ofSeconds(20);

  /**
   * The longest that a server may take for an answer: opening a session on a slow phone installs
   * the driver's helpers, and a model of some hundred megabytes takes half a minute.
   */
  public static final Duration SERVER_ANSWER = Duration.ofMinutes(3);

  /** The longest that a server may take to say whether it is up. */
  public static final Duration SERVER_STATUS = Duration.ofSeconds(10);

  /** The first of UiAutomator2's ports, as the driver itself begins. */
  public static final int FIRST_SYSTEM_PORT = 8200;

  /** How many there are, as the driver has them. */
  public static final int SYSTEM_PORTS = 100;

  /**
   * How long to wait between two looks at a job's status, at first; it doubles up to {@link
   * #LONGEST_POLL}. Reading the screen takes some of the CPU that is measured.
   */
  public static final Duration FIRST_POLL = Duration.ofMillis(250);

  /** The longest wait between two looks at a job's status. */
  public static final Duration LONGEST_POLL = Duration.ofSeconds(4);

  /** How long to wait before a lost session is opened anew: adb finds a phone in some seconds. */
  public static final Duration RECONNECT_WAIT = Duration.ofSeconds(5);

  /**
   * How often a lost session is opened anew before the phone counts as lost: a restart's minute.
   */
  public static final int RECONNECTS = 12;

  /** How often a job that the phone broke off is begun again. */
  public static final int JOB_ATTEMPTS = 3;

  /** How long a job's status may stay the same before it counts as hanging. */
  public static final Duration NO_PROGRESS = Duration.ofMinutes(5);

  /**
   * How long the benchmark app may be out of sight before its phone is given up: what comes and
   * goes by itself, such as a message, does so in seconds; a lock screen or a question stays.
   */
  public static final Duration OUT_OF_SIGHT = Duration.ofMinutes(1);

  /** How long ending the program may take for giving its phones back: a session ends in seconds. */
  public static final Duration GIVE_BACK = Duration.ofSeconds(10);

  /** How often a result that arrives cut is fetched again. */
  public static final int FETCHES = 3;

  /** Losses in a row that quarantine a phone. */
  public static final int LOSSES = 3;

  /** How long a hot phone or one in the wrong state rests before it is tried again. */
  public static final Duration COOL_DOWN = Duration.ofSeconds(90);

  /** How often a phone may rest for one launch; then the row says that it was throttled. */
  public static final int COOL_DOWNS = 2;

  /** Battery charge in percent below which phones save power. */
  public static final int LEAST_BATTERY = 30;

  /** How much slower the throttling probe may get over a launch, as a share. */
  public static final double PROBE_DRIFT = 0.1;

  /** Free bytes that a phone must have: a large generator, its inputs and its pictures. */
  public static final long LEAST_FREE_BYTES = 1L << 30;

  /**
   * Largest file that goes through an Appium server at once, since the server holds what passes in
   * its memory several times over. 200 MB at once took 1.8 GB and 19 s with a simulated phone, in
   * pieces of 32 MiB 0.6 GB, of 8 MiB 0.4 GB and 12 s, of 1 MiB 0.3 GB, but 26 s: each piece costs
   * a dozen questions to the phone.
   */
  public static final long PIECE_BYTES = 8L << 20;

  /** Inputs and outputs of one job on a phone; the server holds a file in its memory thrice. */
  public static final long JOB_BYTES = 32L << 20;

  /** Time of a picture below which video is in real time: 30 pictures a second. */
  public static final Duration REAL_TIME = Duration.ofMillis(33);
}
