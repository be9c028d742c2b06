package dev.understudy.reports.history;

import dev.understudy.common.Sha256;
import dev.understudy.reports.Reports;
import dev.understudy.reports.view.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The files of stored runs, checked against their hashes when they are read. */
final class StoredFiles {
  /** The record's name among a run's files. */
  static final String RECORD = Reports.RECORD_FILE;

  private final Handle handle;
  private final String shown;

  StoredFiles(Handle handle, String shown) {
    this.handle = handle;
    this.shown = shown;
  }

  List<String> names(String run) {
    return Failures.guard(
        shown,
        () ->
            handle
                .createQuery("select path from understudy_file where run_id = ? order by path")
                .bind(0, run)
                .map((row, context) -> StoredText.decode(row.getString(1)))
                .list());
  }

  Optional<byte[]> content(String run, String name) {
    return Failures.guard(
        shown,
        () ->
            handle
                .createQuery(
                    "select sha256, size, content from understudy_file"
                        + " where run_id = ? and path = ?")
                .bind(0, run)
                .bind(1, StoredText.encode(name))
                .map(
                    (row, context) ->
                        unpack(run, name, row.getString(1), row.getLong(2), row.getBytes(3)))
                .findOne());
  }

  private byte[] unpack(String run, String name, String sha256, long size, byte[] packed) {
    IOException failure;
    try {
      byte[] content = Packing.unpack(packed, size);
      if (Sha256.of(content).equals(sha256)) {
        return content;
      }
      failure = new IOException("its SHA-256 is not " + sha256);
    } catch (IOException e) {
      failure = e;
    }
    throw new HistoryException(
        shown + ": run " + run.substring(0, 12) + ": " + Names.visible(name),
        "the stored file is damaged",
        "restore a backup of the history, or import the run's folder into a new one",
        failure);
  }

  List<Path> export(String run, Path folder) {
    List<Path> written = new ArrayList<>();
    Path root = folder.toAbsolutePath().normalize();
    List<String> names = new ArrayList<>(names(run));
    names.remove(RECORD);
    names.add(RECORD); // last: a folder with a record in it is whole
    for (String name : names) {
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root)) {
        throw new IllegalStateException("never imported: " + name);
      }
      byte[] content = content(run, name).orElseThrow();
      try {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
      } catch (IOException e) {
        throw new UncheckedIOException("could not write " + file + ": " + e.getMessage(), e);
      }
      written.add(folder.resolve(name).normalize());
    }
    return written;
  }
}
