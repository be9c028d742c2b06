package dev.understudy.reports.history;

import dev.understudy.common.InputException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.OptionalInt;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to the version that this code knows. */
final class Schema {
  /** The last of the migrations beside this class. */
  static final int VERSION = 1;

  private static final String TABLE = "understudy_schema";
  private static final String MIGRATIONS = "classpath:dev/understudy/reports/history/migrations";

  /** With so many failures in a row, it is not that another process was quicker by a step. */
  private static final int ATTEMPTS = 25;

  private Schema() {}

  /**
   * Makes or migrates the tables where they are not of this version.
   *
   * @throws InputException if a newer understudy made them, or the file is another program's
   */
  static void bringUpToDate(Database database) {
    for (int attempt = 1; ; attempt++) {
      try {
        OptionalInt found = Failures.guard(database.shown(), () -> version(database));
        if (found.isPresent() && found.getAsInt() > VERSION) {
          throw newer(database, found.getAsInt());
        }
        if (found.isPresent() && found.getAsInt() == VERSION) {
          return;
        }
        migrate(database);
        return;
      } catch (FlywayException | HistoryException e) {
        // Two processes that begin a history at once get into each other's way.
        if (attempt == ATTEMPTS || !Failures.mayBeConcurrent(e)) {
          throw failure(database, e);
        }
      }
    }
  }

  private static RuntimeException failure(Database database, RuntimeException e) {
    SQLException sql = Failures.cause(e);
    if (e instanceof HistoryException) {
      return e;
    }
    return sql != null
        ? Failures.translate(database.shown(), sql)
        : new HistoryException(
            database.shown(),
            "the tables could not be made: " + e.getMessage(),
            "see the message; a backup, if there is one, may be whole",
            e);
  }

  private static InputException newer(Database database, int version) {
    return new InputException(
        database.shown(),
        "this history has version " + version + ", made by a newer understudy than this one",
        "version " + VERSION + " or older",
        "use the newer understudy, or another --history; nothing was changed");
  }

  private static void migrate(Database database) {
    if (!database.writable()) {
      throw new InputException(
          database.shown(),
          "this history has no tables of this version, and the file is read-only",
          "a history that this understudy, or one as new, has written to",
          "make the file writable, or name another one with --history");
    }
    Flyway.configure()
        .dataSource(database.source())
        .locations(MIGRATIONS)
        .table(TABLE)
        .placeholders(Map.of("bytes", database.kind().bytesType()))
        // A PostgreSQL database may hold other tables beside ours; a SQLite file was looked at.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .loggers("slf4j")
        .load()
        .migrate();
  }

  /** The version that is there; empty if there are no tables of ours. */
  private static OptionalInt version(Database database) {
    try (Connection connection = database.source().getConnection()) {
      if (!exists(connection, TABLE)) {
        refuseForeign(database, connection);
        return OptionalInt.empty();
      }
      int version = 0;
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("select version, success from " + TABLE)) {
        while (rows.next()) {
          if (rows.getBoolean(2) && rows.getString(1) != null) {
            version = Math.max(version, number(rows.getString(1)));
          }
        }
      }
      return OptionalInt.of(version);
    } catch (SQLException e) {
      throw Failures.translate(database.shown(), e);
    }
  }

  private static int number(String version) {
    try {
      return Integer.parseInt(version);
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE; // we never wrote such a one
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (ResultSet tables =
        connection.getMetaData().getTables(null, connection.getSchema(), table, null)) {
      return tables.next();
    }
  }

  private static void refuseForeign(Database database, Connection connection) throws SQLException {
    if (database.kind() != Database.Kind.SQLITE) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet others =
            statement.executeQuery(
                "select name from sqlite_master where type = 'table'"
                    + " and name not like 'understudy_%' and name not like 'sqlite_%'")) {
      if (others.next()) {
        throw new InputException(
            database.shown(),
            "this SQLite file belongs to another program: it has a table " + others.getString(1),
            "a new file, or a history that understudy made",
            "name another file with --history; nothing was changed");
      }
    }
  }
}
