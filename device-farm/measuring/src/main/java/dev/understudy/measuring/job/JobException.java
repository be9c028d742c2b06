package dev.understudy.measuring.job;

/** A job cannot be carried out. The message says where, what was found, what was expected. */
public final class JobException extends Exception {
  private static final long serialVersionUID = 1L;
  private final FailureKind kind;

  /**
   * A failure that a driver can act on.
   *
   * @param where the file and field: {@code "job.json: inputs[0].shape"}
   * @param found what is wrong there
   * @param expected what was expected instead, or what to do
   */
  public JobException(FailureKind kind, String where, String found, String expected) {
    super(where + ": " + found + "; expected: " + expected);
    this.kind = kind;
  }

  /** The same, with the failure that showed it. */
  public JobException(
      FailureKind kind, String where, String found, String expected, Throwable cause) {
    this(kind, where, found, expected);
    initCause(cause);
  }

  /** Why. */
  public FailureKind kind() {
    return kind;
  }
}
