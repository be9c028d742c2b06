package dev.understudy.common;

/**
 * The user's input cannot be used: a bad file, field or value. Exit code 2. The message says where,
 * what is wrong, what was expected and what to do.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * An error that a user can mend.
   *
   * @param where file, line and field as far as known: {@code "exp.yaml:12: subjects[0].models"}
   * @param problem what is wrong: {@code "the model file is empty"}
   * @param expected what was expected instead: {@code "an ONNX or TFLite model"}
   * @param remedy what to do: {@code "export it again"}
   */
  public InputException(String where, String problem, String expected, String remedy) {
    super(where + ": " + problem + "\n  expected: " + expected + "\n  what to do: " + remedy);
  }

  /** The same, with the failure that showed it. */
  public InputException(
      String where, String problem, String expected, String remedy, Throwable cause) {
    this(where, problem, expected, remedy);
    initCause(cause);
  }
}
