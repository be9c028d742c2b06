package dev.understudy.phone.ui;

/** What a request cannot have, in WebDriver's words. */
final class UiFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String error;

  private UiFailure(String error, String message) {
    super(message);
    this.error = error;
  }

  /** WebDriver's code. */
  String error() {
    return error;
  }

  static UiFailure noElement() {
    return new UiFailure(
        "no such element",
        "An element could not be located on the page using the given search parameters");
  }

  static UiFailure stale(String id) {
    return new UiFailure(
        "stale element reference", "The element '" + id + "' does not exist in DOM anymore");
  }

  static UiFailure noSession(String path) {
    return new UiFailure("invalid session id", "The session of " + path + " is not known");
  }

  static UiFailure selector(String message) {
    return new UiFailure("invalid selector", message);
  }

  static UiFailure unknown(String request) {
    return new UiFailure("unknown command", "The simulated phone knows no " + request);
  }
}
