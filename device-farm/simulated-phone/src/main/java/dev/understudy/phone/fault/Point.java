package dev.understudy.phone.fault;

import java.util.Locale;

/** Where a fault may strike. */
public enum Point {
  /** At once, and for what spoils operations: each from now on. */
  NOW,
  /** A file is pushed, after its first bytes; its path. */
  PUSH,
  /** A file is pulled, before its first byte; its path. */
  PULL,
  /** A package is to be installed, once it has arrived; its name. */
  INSTALL,
  /** A shell command is to run; the whole command line. */
  SHELL,
  /** An activity has been started; its component. */
  ACTIVITY,
  /** UiAutomator2's instrumentation has been started. */
  INSTRUMENT,
  /** UiAutomator2 is asked; method and path without the session: {@code GET /screenshot}. */
  UI,
  /** The benchmark job takes a step; {@code STATE/STEP/DONE}: {@code measuring/steady/37}. */
  JOB;

  /** As text forms write it: {@code push}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
