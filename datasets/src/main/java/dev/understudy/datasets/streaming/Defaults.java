package dev.understudy.datasets.streaming;

import java.time.Duration;

/** This package's limits, each with its reason. */
final class Defaults {
  private Defaults() {}

  /**
   * Memory for pictures that are ready ahead of the reader: some batches of the sizes that networks
   * take, and little beside the network itself.
   */
  static final long AHEAD_BYTES = 256L << 20;

  /** Batches ahead of the reader: one that it will ask for next, and one behind it. */
  static final int AHEAD_BATCHES = 2;

  /** After this a worker without work ends, so that a stream that nobody closes costs little. */
  static final Duration IDLE = Duration.ofSeconds(2);
}
