package dev.understudy.phone.shell;

/** A command line that the phone does not carry out. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final int code;
  private final boolean noted;

  private Refused(String message, int code, boolean noted) {
    super(message);
    this.message = message;
    this.code = code;
    this.noted = noted;
  }

  /** What the error stream says. */
  String message() {
    return message;
  }

  /** The exit code. */
  int code() {
    return code;
  }

  /** Whether a real phone might know it, so that it belongs in the log's refusals. */
  boolean noted() {
    return noted;
  }

  static Refused command(String name) {
    return new Refused("/system/bin/sh: " + name + ": inaccessible or not found", 127, true);
  }

  static Refused usage(String what) {
    return new Refused("the simulated phone knows no \"" + what + "\"", 255, true);
  }

  /** A mistake that any phone would refuse. */
  static Refused mistake(String message) {
    return new Refused(message, 255, false);
  }
}
