package dev.understudy.reports.history;

import dev.understudy.common.InputException;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says what a database's failure means and what to do about it. */
final class Failures {
  /**
   * PostgreSQL: a transaction that lost against another one, and may be tried again. The last is a
   * run that was tagged while it was to be pruned.
   */
  private static final Set<String> LOST = Set.of("40001", "40P01", "23503");

  /** PostgreSQL: a table, schema or line that another process made first. */
  private static final Set<String> MADE_ALREADY = Set.of("42P07", "42P06", "42710", "23505");

  private Failures() {}

  /** Does something with a database and turns its failures into words. */
  static <T> T guard(String shown, Supplier<T> work) {
    try {
      return work.get();
    } catch (InputException | HistoryException e) {
      throw e;
    } catch (RuntimeException e) {
      SQLException sql = cause(e);
      if (sql == null) {
        throw e;
      }
      throw translate(shown, sql);
    }
  }

  /** Whether the same transaction may succeed when it is tried again. */
  static boolean mayBeRetried(RuntimeException e) {
    SQLException sql = cause(e);
    return sql != null && LOST.contains(String.valueOf(sql.getSQLState()));
  }

  /** Whether another process may have been at the tables at the same time. */
  static boolean mayBeConcurrent(RuntimeException e) {
    SQLException sql = cause(e);
    if (sql instanceof SQLiteException sqlite) {
      return switch (SQLiteErrorCode.getErrorCode(primary(sqlite))) {
        // The general error is also that of a table that exists.
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_ERROR, SQLITE_CONSTRAINT, SQLITE_SCHEMA -> true;
        default -> false;
      };
    }
    return sql == null || MADE_ALREADY.contains(sql.getSQLState()) || mayBeRetried(e);
  }

  static RuntimeException translate(String shown, SQLException e) {
    return e instanceof SQLiteException sqlite ? sqlite(shown, sqlite) : postgres(shown, e);
  }

  private static RuntimeException sqlite(String shown, SQLiteException e) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(primary(e));
    return switch (code) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new HistoryException(
              shown,
              "another process keeps the history locked",
              "wait until it is done, or end it, then try again; nothing was changed",
              e);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          new HistoryException(
              shown,
              "the history is read-only",
              "make the file and its folder writable, or name another one with --history",
              e);
      case SQLITE_FULL ->
          new HistoryException(
              shown,
              "the disk is full",
              "free some space, or prune old runs (understudy history prune), then try again;"
                  + " what was stored before is kept",
              e);
      case SQLITE_NOTADB ->
          new InputException(
              shown,
              "this is no SQLite file",
              "a file that understudy made",
              "name another file with --history",
              e);
      case SQLITE_CORRUPT ->
          new HistoryException(
              shown,
              "the file is damaged",
              "restore a backup, or see what sqlite3's .recover saves; import the runs' folders"
                  + " again into a new file",
              e);
      case SQLITE_CANTOPEN ->
          new HistoryException(
              shown,
              "the file cannot be opened",
              "check that its folder exists and may be read and written",
              e);
      default ->
          new HistoryException(
              shown, "SQLite failed: " + e.getMessage(), "try again; see the message", e);
    };
  }

  private static RuntimeException postgres(String shown, SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.startsWith("28")) {
      return new InputException(
          shown,
          "the server does not let this user in",
          "a user and password that the server knows",
          "put them into the URL (postgresql://USER@HOST/DATABASE) and PGPASSWORD",
          e);
    }
    return switch (state) {
      case "3D000" ->
          new InputException(
              shown, "the server has no such database", "a database", "make it: createdb", e);
      case "42501" ->
          new HistoryException(
              shown,
              "this user may not do that: " + serverMessage(e),
              "grant it (usage and create on the schema), or log in as another user",
              e);
      case "25006" ->
          new HistoryException(
              shown, "the server is read-only", "connect to the primary server", e);
      case "53100" ->
          new HistoryException(
              shown, "the server's disk is full", "free some space there, then try again", e);
      case "55P03" ->
          new HistoryException(
              shown, "another process keeps the history locked", "try again later", e);
      default ->
          state.startsWith("08")
              ? new HistoryException(
                  shown,
                  "the server cannot be reached: " + e.getMessage(),
                  "check that it runs, and its host and port",
                  e)
              : new HistoryException(
                  shown, "PostgreSQL failed: " + serverMessage(e), "see the message", e);
    };
  }

  /** The first line only: further ones may quote values. */
  private static String serverMessage(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static int primary(SQLiteException e) {
    // Extended codes carry the primary one in their low byte.
    return e.getResultCode().code & 0xff;
  }

  static @Nullable SQLException cause(@Nullable Throwable e) {
    SQLException found = null;
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        found = sql; // the innermost one is the driver's own
      }
    }
    return found;
  }
}
