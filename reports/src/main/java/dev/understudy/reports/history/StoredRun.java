package dev.understudy.reports.history;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.json.RecordFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A run in the history. Its record and files are read when they are asked for. */
public final class StoredRun {
  private final History history;
  private final RunSummary summary;
  private @Nullable RunRecord record;

  StoredRun(History history, RunSummary summary) {
    this.history = history;
    this.summary = summary;
  }

  /** The history id: 64 hexadecimal digits. */
  public String id() {
    return summary.id();
  }

  /** The run in brief. */
  public RunSummary summary() {
    return summary;
  }

  /**
   * The record, in the current version of the format.
   *
   * @throws HistoryException if what is stored is damaged
   */
  public RunRecord record() {
    if (record == null) {
      record =
          RecordFiles.parse(
              history.shown() + " " + summary.shortId(), file(StoredFiles.RECORD).orElseThrow());
    }
    return record;
  }

  /**
   * The record without those entries of the gallery, and of devices' pictures, that were not
   * stored, so that a page drawn from an export does not miss them.
   */
  public RunRecord drawable() {
    Set<String> stored = Set.copyOf(files());
    return record()
        .withPictures(
            record().gallery().stream()
                .filter(entry -> stored.contains(entry.studentPicture()))
                .toList(),
            record().onDevices().pictures().stream()
                .filter(picture -> stored.contains(picture.made()))
                .toList());
  }

  /** The names of the stored files, as the record gives them, with the record itself; sorted. */
  public List<String> files() {
    return history.files().names(id());
  }

  /**
   * A stored file's content: raw samples, values per picture, a picture.
   *
   * @param file its name, as the record gives it
   * @return the content; empty if it was not stored
   * @throws HistoryException if what is stored is damaged
   */
  public Optional<byte[]> file(String file) {
    return history.files().content(id(), file);
  }

  /** {@link #file}, by the name that its users look for. */
  public Optional<byte[]> samples(String file) {
    return file(file);
  }

  /**
   * Writes the run's folder again, byte by byte as it was imported: the record and the stored
   * files.
   *
   * @param folder where to; made if it is missing. Files that are there are replaced
   * @return the files written, the record last
   */
  public List<Path> export(Path folder) {
    return history.files().export(id(), folder);
  }
}
