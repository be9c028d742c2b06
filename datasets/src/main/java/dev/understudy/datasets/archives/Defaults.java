package dev.understudy.datasets.archives;

/** The limits that archives must keep, each with its reason. */
final class Defaults {
  private Defaults() {}

  /** The most bytes in one entry that is read: more than 100 million pixels of RGB need. */
  static final long MAX_ENTRY_BYTES = 512L << 20;

  /**
   * The most entries: a hundred times the largest sets in use, and still few gigabytes of names.
   */
  static final int MAX_ENTRIES = 20_000_000;

  /**
   * The most that an archive or entry may grow by unpacking. Encoded pictures hardly grow, plain
   * ones (BMP, TIFF) seldom tenfold; blank ones reach deflate's limit of 1032.
   */
  static final long MAX_RATIO = 250;

  /** What one entry may unpack to whatever its ratio: blank pictures are no attack. */
  static final long HARMLESS_ENTRY_BYTES = 32L << 20;

  /** What a whole archive may unpack to whatever its ratio. */
  static final long HARMLESS_BYTES = 1L << 30;
}
