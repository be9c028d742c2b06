package dev.understudy.reports.history;

/**
 * The database failed us, not the user's input: it is locked, full, read-only, damaged or cannot be
 * reached. What was stored before is still there; what was being written is not, not even in part.
 */
public final class HistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryException(String where, String problem, String remedy, Throwable cause) {
    super(where + ": " + problem + "\n  what to do: " + remedy, cause);
  }
}
