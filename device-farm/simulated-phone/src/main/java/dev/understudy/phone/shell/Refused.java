package dev.understudy.phone.shell;

/** A command, a subcommand or an option that the phone does not know. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int code;

  private Refused(String message, int code) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  static Refused command(String name) {
    return new Refused("/system/bin/sh: " + name + ": inaccessible or not found", 127);
  }

  static Refused usage(String what) {
    return new Refused("the simulated phone knows no \"" + what + "\"", 255);
  }
}
