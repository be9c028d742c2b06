package dev.understudy.datasets.pictures;

/** This package's limits, each with its reason. */
final class Defaults {
  private Defaults() {}

  /** The most bytes in one encoded picture: more than 100 million pixels of RGB need. */
  static final long MAX_ENTRY_BYTES = 512L << 20;

  /** The most bytes of text beside a picture that are read for its label. */
  static final long MAX_SIDECAR_BYTES = 16L << 20;

  /** The most files that a brace range may name: more shards than any set has. */
  static final int MAX_RANGE = 1_000_000;
}
