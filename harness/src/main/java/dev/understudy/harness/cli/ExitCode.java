package dev.understudy.harness.cli;

/** The exit codes of DESIGN.md. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /** Wrong usage or a bad input file. */
  static final int BAD_INPUT = 2;

  /** Ran, but some rows are invalid. */
  static final int INVALID_ROWS = 3;

  /** Our own failure, or the machine's (disk full). */
  static final int FAILURE = 4;

  private ExitCode() {}
}
