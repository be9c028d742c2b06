package dev.understudy.measuring;

/** Told of each run before it is timed, to show progress, to watch the device or to cancel. */
@FunctionalInterface
public interface RunListener {
  /** Hears nothing. */
  RunListener NONE = (phase, runs) -> {};

  /**
   * The next run is about to start. The time spent here counts against the phase's time, not
   * against any sample; what it throws ends the loop.
   *
   * @param runs the phase's runs so far
   */
  void before(Phase phase, int runs);

  /** A part of the loop after the first inference. */
  enum Phase {
    /** Until the latency has settled. */
    WARM_UP,
    /** What counts. */
    STEADY
  }
}
