package dev.understudy.harness.cli;

/** The exit codes of DESIGN.md. */
public final class ExitCode {
  /** Done. */
  public static final int DONE = 0;

  /** The gate found a regression. */
  public static final int REGRESSION = 1;

  /** Wrong usage or a bad input file. */
  public static final int BAD_INPUT = 2;

  /** Ran, but some rows are invalid. */
  public static final int INVALID_ROWS = 3;

  /** Our own failure, or the machine's (disk full). */
  public static final int FAILURE = 4;

  private ExitCode() {}
}
