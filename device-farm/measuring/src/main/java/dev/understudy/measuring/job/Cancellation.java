package dev.understudy.measuring.job;

/** A wish that may come from another thread: that the job end. */
public final class Cancellation {
  private volatile boolean wished;

  /** Not wished yet. */
  public Cancellation() {}

  /** Ends the job before its next run. */
  public void cancel() {
    wished = true;
  }

  void check() {
    if (wished) {
      throw new Cancelled();
    }
  }

  /** Unwinds the job. */
  static final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cancelled() {
      super("cancelled", null, false, false);
    }
  }
}
