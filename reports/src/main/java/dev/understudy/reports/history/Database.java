package dev.understudy.reports.history;

import dev.understudy.common.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A database that can be connected to.
 *
 * @param source gives connections
 * @param shown how messages name it
 * @param kind whose dialect it speaks
 * @param writable false for a SQLite file that this user may only read
 */
record Database(DataSource source, String shown, Kind kind, boolean writable) {
  /** The dialects, with what differs in our tables. */
  enum Kind {
    SQLITE("blob"),
    POSTGRESQL("bytea");

    private final String bytesType;

    Kind(String bytesType) {
      this.bytesType = bytesType;
    }

    /** The column type of file contents. */
    String bytesType() {
      return bytesType;
    }
  }

  /**
   * How SQLite is set; tests set it otherwise.
   *
   * @param busyMillis how long a writer waits for another one's transaction
   * @param maxPages how large the file may grow, in pages of 4 KiB; 0 for no limit
   */
  record SqliteSettings(int busyMillis, int maxPages) {
    /** An import takes milliseconds; a minute covers a hundred writers at once. */
    static final SqliteSettings DEFAULT = new SqliteSettings(60_000, 0);
  }

  /**
   * The database at a place; a SQLite file's folder is made if it is missing.
   *
   * @throws InputException if a file's place is a folder
   */
  static Database at(Place place, SqliteSettings settings) {
    if (place instanceof Place.PostgresServer server) {
      return postgres(server);
    }
    return sqlite(((Place.SqliteFile) place).file(), settings);
  }

  private static Database postgres(Place.PostgresServer server) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setUrl(server.jdbcUrl());
    } catch (IllegalArgumentException e) {
      throw new InputException(
          server.shown(),
          "the driver does not understand this URL",
          "postgresql://USER@HOST:PORT/DATABASE",
          "correct it",
          e);
    }
    if (server.user() != null) {
      source.setUser(server.user());
    }
    if (server.password() != null) {
      source.setPassword(server.password());
    }
    source.setApplicationName("understudy");
    return new Database(source, server.shown(), Kind.POSTGRESQL, true);
  }

  private static Database sqlite(Path file, SqliteSettings settings) {
    if (Files.isDirectory(file)) {
      throw new InputException(
          file.toString(), "is a folder", "a SQLite file", "name a file within it");
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      return readOnly(file);
    }
    makeFolder(file);
    SQLiteConfig config = config(settings.busyMillis());
    if (settings.maxPages() > 0) {
      config.setMaxPageCount(settings.maxPages());
    }
    // Readers go on while one writes.
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    // Flyway's transactions, too, wait their turn from the start.
    config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    // What was reported as stored survives a power cut.
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return sqlite(config, file, true);
  }

  /** A SQLite file to read only. */
  static Database readOnly(Path file) {
    SQLiteConfig config = config(SqliteSettings.DEFAULT.busyMillis());
    config.setReadOnly(true);
    return sqlite(config, file, false);
  }

  private static SQLiteConfig config(int busyMillis) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(busyMillis);
    config.enforceForeignKeys(true);
    return config;
  }

  private static Database sqlite(SQLiteConfig config, Path file, boolean writable) {
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return new Database(source, file.toString(), Kind.SQLITE, writable);
  }

  private static void makeFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the history's folder cannot be made", e);
    }
  }
}
