package dev.understudy.reports.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.understudy.common.InputException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases that are locked, full, read-only, damaged, foreign or newer: clear words, no loss. */
class FailureTests {
  private static final int IMPATIENT = 50;

  @TempDir Path temp;
  private Path file;
  private String id;

  @BeforeEach
  void oneRun() {
    file = temp.resolve("history.db");
    try (History history = History.open(file.toString())) {
      id = add(history, 0);
    }
  }

  private String add(History history, int night) {
    Path run = NightlyRun.night(night).write(temp.resolve("run" + night));
    return history.importRun(run, ImportOptions.DEFAULT).id();
  }

  private History open(int busyMillis, int maxPages) {
    return History.open(
        file.toString(), new Database.SqliteSettings(busyMillis, maxPages), Clock.systemUTC());
  }

  private void oneRunIsStillThere() {
    try (History history = History.open(file.toString())) {
      assertThat(history.list(Filter.ALL)).extracting(RunSummary::id).containsExactly(id);
      assertThat(history.find(id).orElseThrow().samples("samples/0.json")).isPresent();
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @Test
  void lockedByAnotherWriter() throws SQLException {
    try (Connection other = connect();
        var statement = other.createStatement();
        History history = open(IMPATIENT, 0)) {
      statement.execute("begin immediate");
      assertThatThrownBy(() -> add(history, 1))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("locked")
          .hasMessageContaining("what to do");
      assertThat(history.list(Filter.ALL)).as("reading goes on").hasSize(1);
      statement.execute("rollback");
      assertThat(add(history, 1)).isNotEqualTo(id);
    }
  }

  @Test
  void full() throws SQLException {
    int pages;
    try (Connection connection = connect();
        var rows = connection.createStatement().executeQuery("pragma page_count")) {
      pages = rows.getInt(1);
    }
    try (History history = open(IMPATIENT, pages)) {
      assertThatThrownBy(() -> add(history, 1))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("full");
    }
    oneRunIsStillThere();
  }

  @Test
  void readOnlyFile() throws Exception {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    // Root may write whatever the permissions say, so the file is opened as for others.
    try (History history = History.open(Database.readOnly(file), Clock.systemUTC())) {
      assertThat(history.list(Filter.ALL)).hasSize(1);
      assertThat(history.find(id).orElseThrow().record().name()).isEqualTo("Nightly");
      assertThatThrownBy(() -> add(history, 1))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("read-only");
    }
    oneRunIsStillThere();
  }

  @Test
  void noDatabase() throws Exception {
    Files.writeString(file, "this is a text, and by no means a database of any kind. ".repeat(99));
    assertThatThrownBy(() -> History.open(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no SQLite file");
  }

  @Test
  void cutOff() throws Exception {
    try (RandomAccessFile damaged = new RandomAccessFile(file.toFile(), "rw")) {
      damaged.setLength(damaged.length() / 4096 / 2 * 4096);
    }
    assertThatThrownBy(
            () -> {
              try (History history = History.open(file.toString())) {
                history.list(Filter.ALL);
                history.find(id).orElseThrow().samples("samples/0.json");
                history.trend(TrendQuery.of("kid"));
              }
            })
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void aDamagedFileIsNoticed() throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "update understudy_file set content = (select f.content from understudy_file f"
              + " where f.path = 'samples/1.json'), size = (select f.size from understudy_file f"
              + " where f.path = 'samples/1.json') where path = 'samples/0.json'");
      statement.execute("update understudy_file set content = x'00' where path = 'record.json'");
    }
    try (History history = History.open(file.toString())) {
      StoredRun run = history.find(id).orElseThrow();
      assertThatThrownBy(() -> run.samples("samples/0.json"))
          .isInstanceOf(HistoryException.class)
          .hasMessageContaining("samples/0.json")
          .hasMessageContaining("damaged");
      assertThatThrownBy(run::record).isInstanceOf(HistoryException.class);
    }
  }

  @Test
  void anotherProgramsFile() throws SQLException {
    file = temp.resolve("other.db");
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("create table bookmarks (url text)");
    }
    assertThatThrownBy(() -> History.open(file.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("another program")
        .hasMessageContaining("bookmarks");
  }

  @ParameterizedTest
  @EnumSource(Store.class)
  void aNewerHistoryIsRefused(Store store) throws SQLException {
    String place = store.fresh(temp.resolve("newer"));
    History.open(place).close();
    Database database =
        Database.at(Place.of(place, System::getenv), Database.SqliteSettings.DEFAULT);
    try (Connection connection = database.source().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update understudy_schema set version = '7' where version = '1'");
    }
    assertThatThrownBy(() -> History.open(place))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("version 7")
        .hasMessageContaining("newer understudy");
  }

  @Test
  void aFolderOrAMissingFile() {
    assertThatThrownBy(() -> History.open(temp.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("folder");
    Path missing = temp.resolve("a/b.db");
    assertThatThrownBy(() -> History.openExisting(missing.toString()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no history here yet");
    assertThat(missing).doesNotExist();
  }

  @Test
  void aServerThatIsNotThere() {
    assertThatThrownBy(() -> History.open("postgresql://me:secret@127.0.0.1:1/db"))
        .isInstanceOf(HistoryException.class)
        .hasMessageContaining("postgresql://127.0.0.1:1/db: the server cannot be reached")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aServerThatDoesNotLetUsIn() {
    String wrong = PostgresForTests.url(PostgresForTests.USER, "wr0ng", "postgres");
    assumeFalse(PostgresForTests.isGiven(), "another server's users are not known");
    assertThatThrownBy(() -> History.open(wrong))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("does not let this user in")
        .hasMessageNotContaining("wr0ng");
    String right = PostgresForTests.url(PostgresForTests.USER, PostgresForTests.PASSWORD, "nodb");
    assertThatThrownBy(() -> History.open(right))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such database");
  }
}
