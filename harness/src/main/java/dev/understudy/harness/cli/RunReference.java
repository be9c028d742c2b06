package dev.understudy.harness.cli;

import dev.understudy.common.InputException;
import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.StoredRun;
import dev.understudy.reports.view.Names;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What RUN means on the command line: a run's folder, a record file, a history id (its first
 * digits), or {@code tag:NAME}. A file or folder of that name comes first. A run from the history
 * is written to a temporary folder, gone when this is closed.
 */
public final class RunReference implements AutoCloseable {
  /** What an option or parameter that takes a RUN says of it. */
  public static final String DESCRIPTION =
      "a run's folder, its record.json, a history id, or tag:NAME";

  private static final String TAG = "tag:";
  private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{" + History.SHORTEST_ID + ",64}");

  private final RunRecord record;
  private final RunRecord drawable;
  private final Path folder;
  private final @Nullable String id;
  private final @Nullable TemporaryFolder temporary;

  private RunReference(
      RunRecord record,
      RunRecord drawable,
      Path folder,
      @Nullable String id,
      @Nullable TemporaryFolder temporary) {
    this.record = record;
    this.drawable = drawable;
    this.folder = folder;
    this.id = id;
    this.temporary = temporary;
  }

  /**
   * Finds a run.
   *
   * @param argument as typed
   * @param history where to look for ids and tags, as {@link History#openExisting} takes it
   * @throws InputException if there is no such run, or its record cannot be read
   */
  public static RunReference resolve(String argument, String history) {
    Optional<Path> path = existing(argument);
    if (path.isPresent()) {
      return ofPath(path.get());
    }
    if (!argument.startsWith(TAG) && !ID.matcher(argument).matches()) {
      throw new InputException(
          Names.visible(argument), "there is no such run", DESCRIPTION, "check the path");
    }
    try (History opened = History.openExisting(history)) {
      return export(find(argument, opened));
    }
  }

  /**
   * Finds a run in an open history.
   *
   * @param argument a history id's first digits, or {@code tag:NAME}
   * @throws InputException if there is no such run
   */
  public static StoredRun find(String argument, History history) {
    Optional<StoredRun> found =
        argument.startsWith(TAG)
            ? history.tagged(argument.substring(TAG.length()))
            : history.find(argument);
    return found.orElseThrow(
        () ->
            new InputException(
                Names.visible(argument),
                "the history in " + history.shown() + " has no such run",
                "the first digits of a history id, or tag:NAME",
                "see understudy history list and understudy history tag"));
  }

  /** The record. */
  public RunRecord record() {
    return record;
  }

  /** The record without the pictures that the history did not keep: what pages are drawn from. */
  public RunRecord drawable() {
    return drawable;
  }

  /** Where the files that the record names are; they are read only. */
  public Path folder() {
    return folder;
  }

  /** The history id, if the run is from the history. */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  private static Optional<Path> existing(String argument) {
    try {
      return Optional.of(Path.of(argument)).filter(Files::exists);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static RunReference ofPath(Path path) {
    RunRecord record = Reports.read(path);
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().getParent();
    return new RunReference(record, record, folder == null ? Path.of(".") : folder, null, null);
  }

  private static RunReference export(StoredRun run) {
    TemporaryFolder temporary = TemporaryFolder.create();
    try {
      run.export(temporary.path());
      return new RunReference(run.record(), run.drawable(), temporary.path(), run.id(), temporary);
    } catch (RuntimeException e) {
      temporary.close();
      throw e;
    }
  }

  @Override
  public void close() {
    if (temporary != null) {
      temporary.close();
    }
  }
}
