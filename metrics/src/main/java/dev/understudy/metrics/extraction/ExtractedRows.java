package dev.understudy.metrics.extraction;

import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.extraction.Extraction.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of one set of pictures, a file per output; closed, but not deleted, with this. */
public final class ExtractedRows implements AutoCloseable {
  private final Map<String, RowFile> files;
  private final Outcome outcome;

  ExtractedRows(Map<String, RowFile> files, Outcome outcome) {
    this.files = new LinkedHashMap<>(files);
    this.outcome = outcome;
  }

  /** What was read. */
  public Outcome outcome() {
    return outcome;
  }

  /**
   * The rows of an output, {@code [count, d]}: one per picture that was read.
   *
   * @throws IllegalArgumentException if it was not asked for
   */
  public Rows rows(String output) {
    RowFile file = files.get(output);
    if (file == null) {
      throw new IllegalArgumentException("the output " + output + " was not extracted");
    }
    return file.count() == outcome.count() ? file : Rows.head(file, outcome.count());
  }

  @Override
  public void close() {
    files.values().forEach(RowFile::close);
  }
}
