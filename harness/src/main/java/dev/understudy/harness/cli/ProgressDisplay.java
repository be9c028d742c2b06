package dev.understudy.harness.cli;

import dev.understudy.harness.run.Progress;

/** Chooses how progress is shown: bars on a terminal, plain lines in CI and pipes. */
public final class ProgressDisplay {
  private ProgressDisplay() {}

  /** On standard error, so that what a program reads on standard output stays clean. */
  public static Progress choose(boolean quiet) {
    if (quiet) {
      return Progress.SILENT;
    }
    // The launcher knows: from JDK 22 on, System.console() is there without a terminal too.
    return Boolean.getBoolean("understudy.terminal") && System.getenv("CI") == null
        ? new ProgressBars(System.err)
        : new ProgressLines(System.err, System::nanoTime);
  }
}
