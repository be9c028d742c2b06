package dev.understudy.reports.history;

import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** All of some work, or none of it. */
final class Transactions {
  /** More than this many lost races in a row mean that something else is wrong. */
  private static final int ATTEMPTS = 10;

  private Transactions() {}

  /** Does the work, again if it lost against another transaction; the last failure is thrown. */
  static <T> T run(Handle handle, Database.Kind kind, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return kind == Database.Kind.SQLITE
            ? sqlite(handle, work)
            : handle.inTransaction(h -> work.get());
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !Failures.mayBeRetried(e)) {
          throw e;
        }
      }
    }
  }

  /**
   * A writer waits its turn from the start: one that began by reading could not wait, and would
   * fail. Said in SQL, because SQLite's driver believes itself in a transaction whose start failed.
   */
  private static <T> T sqlite(Handle handle, Supplier<T> work) {
    handle.execute("begin immediate");
    try {
      T result = work.get();
      handle.execute("commit");
      return result;
    } catch (RuntimeException e) {
      try {
        handle.execute("rollback");
      } catch (RuntimeException again) {
        e.addSuppressed(again); // SQLite ended the transaction itself, as it does on a full disk
      }
      throw e;
    }
  }
}
