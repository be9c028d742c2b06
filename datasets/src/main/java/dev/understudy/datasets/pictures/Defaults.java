package dev.understudy.datasets.pictures;

/** This package's limits, each with its reason. */
final class Defaults {
  private Defaults() {}

  /**
   * The most pixels in one picture: far above any generator's output, and small enough that a
   * forged header cannot exhaust memory.
   */
  static final long MAX_PIXELS = 100_000_000;
}
