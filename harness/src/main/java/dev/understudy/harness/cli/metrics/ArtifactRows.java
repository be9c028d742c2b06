package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of each artifact measure over one set, in files; all measures in one pass. */
final class ArtifactRows implements AutoCloseable {
  private final Path folder;
  private final int count;
  private final List<ArtifactMeasure> wanted;
  private final boolean strict;
  private final List<String> notes;
  private final Map<ArtifactMeasure, RowFile> files = new LinkedHashMap<>();
  private int done;

  /**
   * Without rows yet.
   *
   * @param strict whether pictures too small for a measure are an error, not a note
   */
  ArtifactRows(
      Path folder, int count, List<ArtifactMeasure> wanted, boolean strict, List<String> notes) {
    this.folder = folder;
    this.count = count;
    this.wanted = wanted;
    this.strict = strict;
    this.notes = notes;
  }

  void add(Pictures pictures, @Nullable Pictures teacher) {
    if (done == 0) {
      wanted.forEach(measure -> create(measure, pictures));
    }
    // Measures are independent of one another, so each may have a core.
    Map<ArtifactMeasure, float[]> rows = new java.util.concurrent.ConcurrentHashMap<>();
    files.keySet().parallelStream()
        .forEach(measure -> rows.put(measure, measure.of(pictures, teacher)));
    files.forEach((measure, file) -> file.write(done, Objects.requireNonNull(rows.get(measure))));
    done += pictures.count();
  }

  private void create(ArtifactMeasure measure, Pictures like) {
    int dimensions;
    try {
      dimensions = measure.dimensions(like.height(), like.width());
    } catch (InputException e) {
      if (strict) {
        throw e;
      }
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      notes.add(measure.id() + " is left out: " + reason + ".");
      return;
    }
    files.put(measure, RowFile.create(folder.resolve(measure.id()), count, dimensions));
  }

  /** The measures that have rows. */
  List<ArtifactMeasure> measures() {
    return List.copyOf(files.keySet());
  }

  Rows of(ArtifactMeasure measure) {
    return Objects.requireNonNull(files.get(measure));
  }

  @Override
  public void close() {
    files.values().forEach(RowFile::close);
  }
}
