package dev.understudy.harness;

import dev.understudy.harness.cli.CommandLines;

/** {@code java dev.understudy.harness.Main ARGS}. */
public final class Main {
  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    System.exit(CommandLines.create().execute(args));
  }
}
