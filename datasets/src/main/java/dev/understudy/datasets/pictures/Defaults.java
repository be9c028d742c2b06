package dev.understudy.datasets.pictures;

/** This package's limits, each with its reason. */
final class Defaults {
  private Defaults() {}

  /** The most bytes in one encoded picture: more than 100 million pixels of RGB need. */
  static final long MAX_ENTRY_BYTES = 512L << 20;
}
