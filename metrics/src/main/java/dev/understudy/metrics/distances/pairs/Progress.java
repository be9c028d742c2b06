package dev.understudy.metrics.distances.pairs;

/** Hears how far a long comparison is. May throw to end it; what it throws reaches the caller. */
@FunctionalInterface
public interface Progress {
  /** Hears nothing. */
  Progress NONE = (done, total) -> {};

  /**
   * Called some times a second to once in some seconds, from the comparing thread.
   *
   * @param done pairs of rows compared so far
   * @param total pairs to compare
   */
  void at(long done, long total);
}
