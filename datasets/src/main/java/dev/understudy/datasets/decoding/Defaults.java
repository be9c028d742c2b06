package dev.understudy.datasets.decoding;

/** This package's limits, each with its reason. */
public final class Defaults {
  private Defaults() {}

  /**
   * The most pixels in one picture: far above any generator's output, and small enough that a
   * forged header cannot exhaust memory.
   */
  public static final long MAX_PIXELS = 100_000_000;
}
