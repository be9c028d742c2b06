package dev.understudy.reports.history;

import dev.understudy.common.InputException;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.json.RecordFiles;
import dev.understudy.reports.json.RecordHash;
import dev.understudy.reports.trend.TrendSeries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A history of runs: a SQLite file or a PostgreSQL database. Records are immutable and known by the
 * hash of their content; many processes may import into one history at once.
 *
 * <p>An open history is one connection, for one thread. Every method throws {@link
 * HistoryException} if the database fails (locked, full, read-only, damaged, out of reach).
 */
public final class History implements AutoCloseable {
  /** An id may be shortened to its first digits, but not to fewer than these. */
  public static final int SHORTEST_ID = 6;

  private final Database database;
  private final Clock clock;
  private final Handle handle;

  private History(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    Schema.bringUpToDate(database);
    this.handle = Failures.guard(database.shown(), () -> Jdbi.create(database.source()).open());
  }

  /**
   * Opens a history, and makes it if it is not there.
   *
   * @param urlOrFile a SQLite file, or {@code postgresql://USER:PASSWORD@HOST:PORT/DATABASE} (also
   *     {@code jdbc:postgresql:…}); user and password may stand in {@code PGUSER} and {@code
   *     PGPASSWORD} instead
   * @throws InputException if it is neither, another program's, or made by a newer understudy
   */
  public static History open(String urlOrFile) {
    return open(urlOrFile, Database.SqliteSettings.DEFAULT, Clock.systemUTC());
  }

  /**
   * Opens a history that is there.
   *
   * @param urlOrFile as for {@link #open(String)}
   * @throws InputException also if it names a file that does not exist
   */
  public static History openExisting(String urlOrFile) {
    Place place = Place.of(urlOrFile, System::getenv);
    if (place instanceof Place.SqliteFile sqlite && Files.notExists(sqlite.file())) {
      throw new InputException(
          place.shown(),
          "there is no history here yet",
          "a history that runs were imported into",
          "import a run (understudy history import RUN), or name another history with --history");
    }
    return open(urlOrFile);
  }

  /**
   * The history that is meant where none is named: {@code UNDERSTUDY_HISTORY}, else a file in the
   * user's data folder.
   */
  public static String ofThisUser() {
    return StandardPlace.ofThisUser();
  }

  static History open(String urlOrFile, Database.SqliteSettings settings, Clock clock) {
    return open(Database.at(Place.of(urlOrFile, System::getenv), settings), clock);
  }

  static History open(Database database, Clock clock) {
    return new History(database, clock);
  }

  /**
   * Stores a finished run: its record, raw samples and values per picture. Does nothing if it is
   * there, but for files that were missing before.
   *
   * @param folderOrRecord a run's folder, or the record file in it
   * @throws InputException if there is no record, or none that can be read
   */
  public ImportOutcome importRun(Path folderOrRecord, ImportOptions options) {
    Path file =
        Files.isDirectory(folderOrRecord)
            ? folderOrRecord.resolve(Reports.RECORD_FILE)
            : folderOrRecord;
    byte[] json = RecordFiles.content(file);
    RunRecord record = RecordFiles.parse(file.toString(), json);
    String id = RecordHash.of(json);
    Path folder = file.toAbsolutePath().getParent();
    Set<String> names = RunFileNames.of(record, options.pictures());
    names.remove(StoredFiles.RECORD);
    RunFolderFiles found = new RunFolderFiles(folder == null ? Path.of(".") : folder, names);
    Map<String, byte[]> contents = new LinkedHashMap<>(found.contents());
    return inTransaction(
        () -> {
          RunImport run = new RunImport(handle, id);
          boolean added = run.add(record, clock);
          List<String> problems = new ArrayList<>(found.problems());
          if (added) {
            run.files(Map.of(StoredFiles.RECORD, json), problems);
          }
          int files = run.files(contents, problems);
          return new ImportOutcome(id, record.name(), added, files, problems);
        });
  }

  /** Runs in brief, the newest first. */
  public List<RunSummary> list(Filter filter) {
    return Failures.guard(shown(), () -> new RunQueries(handle).list(filter));
  }

  /** How many runs there are, whatever the filter's limit. */
  public long count(Filter filter) {
    return Failures.guard(shown(), () -> new RunQueries(handle).count(filter));
  }

  /**
   * The run with an id.
   *
   * @param idPrefix the first digits of an id, at least {@value #SHORTEST_ID}
   * @return the run; empty if no id begins so
   * @throws InputException if it is too short, no hexadecimal number, or begins several ids
   */
  public Optional<StoredRun> find(String idPrefix) {
    String prefix = idPrefix.toLowerCase(Locale.ROOT);
    if (!prefix.matches("[0-9a-f]{" + SHORTEST_ID + ",64}")) {
      throw new InputException(
          idPrefix,
          "this is no history id",
          "the first " + SHORTEST_ID + " or more hexadecimal digits of one",
          "see understudy history list");
    }
    List<RunSummary> found = Failures.guard(shown(), () -> new RunQueries(handle).byPrefix(prefix));
    if (found.size() > 1) {
      throw new InputException(
          idPrefix,
          "several runs' ids begin so: " + found.get(0).id() + ", " + found.get(1).id() + ", …",
          "the beginning of one id",
          "add digits");
    }
    return found.stream().findFirst().map(this::stored);
  }

  /** The run that a tag stands for; empty if there is no such tag. */
  public Optional<StoredRun> tagged(String tag) {
    return Failures.guard(shown(), () -> new RunQueries(handle).byTag(tag)).stream()
        .findFirst()
        .map(this::stored);
  }

  /**
   * The last runs of an experiment.
   *
   * @param n at most so many
   * @param experiment the experiment's name
   * @return by start time, the newest first
   */
  public List<StoredRun> last(int n, String experiment) {
    return list(Filter.experiment(experiment, n)).stream().map(this::stored).toList();
  }

  /** Series of measurements over time, by experiment, measure, subject, device and runtime. */
  public List<TrendSeries> trend(TrendQuery query) {
    return Failures.guard(shown(), () -> new TrendQueries(handle).series(query));
  }

  /**
   * Lets a name stand for a run.
   *
   * @param run as {@link #find} gave it
   * @param name letters, digits and {@code . _ / -}
   * @param move whether a tag of that name may be taken from another run
   * @throws InputException if the name is no tag's, or stands for another run
   */
  public void tag(StoredRun run, String name, boolean move) {
    inTransaction(() -> new Tags(handle, clock).set(run.id(), name, move));
  }

  /** Removes a tag; false if there is none. */
  public boolean untag(String name) {
    return inTransaction(() -> new Tags(handle, clock).delete(name));
  }

  /** All tags by name. */
  public List<Tag> tags() {
    return Failures.guard(shown(), () -> new Tags(handle, clock).all());
  }

  /** The runs that a rule would remove, the newest first. Tagged ones are never among them. */
  public List<RunSummary> expired(Retention rule) {
    return rule.expired(list(Filter.ALL), clock.instant());
  }

  /**
   * Removes runs and gives their space back.
   *
   * @param runs from {@link #expired}; those that were tagged since stay
   * @return how many were removed
   */
  public int prune(List<RunSummary> runs) {
    int removed = inTransaction(() -> new Pruning(handle).remove(runs));
    Failures.guard(shown(), () -> new Pruning(handle).compact(database.kind()));
    return removed;
  }

  /** Where the history is, without user and password. */
  public String shown() {
    return database.shown();
  }

  StoredFiles files() {
    return new StoredFiles(handle, shown());
  }

  private StoredRun stored(RunSummary summary) {
    return new StoredRun(this, summary);
  }

  private <T> T inTransaction(Supplier<T> work) {
    return Failures.guard(shown(), () -> Transactions.run(handle, database.kind(), work));
  }

  @Override
  public void close() {
    Failures.guard(
        shown(),
        () -> {
          handle.close();
          return true;
        });
  }
}
