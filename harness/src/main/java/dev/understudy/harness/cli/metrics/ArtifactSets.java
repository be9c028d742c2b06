package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.harness.cli.TemporaryFolder;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.ArtifactMeasure.Needs;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sets that artifacts are looked for in: the judged, and the real and teacher's if given. */
final class ArtifactSets implements AutoCloseable {
  private static final int BATCH = 16;

  private final ImageSet.Shown judged;
  private final ImageSet.@Nullable Shown real;
  private final ImageSet.@Nullable Shown teacher;
  private final StreamOptions how;
  private final Progress progress;
  private final TemporaryFolder folder = TemporaryFolder.create();
  private final List<ArtifactRows> open = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  ArtifactSets(
      ImageSet.Shown judged,
      ImageSet.@Nullable Shown real,
      ImageSet.@Nullable Shown teacher,
      ReadOptions read,
      Progress progress) {
    this.judged = judged;
    this.real = real;
    this.teacher = teacher;
    // Not skipped: a teacher's picture would pair with another's.
    this.how = read.stream(BATCH, BadPictures.REFUSE);
    this.progress = progress;
  }

  /**
   * Measures.
   *
   * @param strict whether a score that cannot be made is an error, not a note
   * @param maps where maps go, or null
   */
  Answer measure(
      String command, List<ArtifactMeasure> wanted, boolean strict, @Nullable Path maps) {
    List<Measurement> measured = new ArrayList<>();
    List<ArtifactMeasure> possible = new ArrayList<>();
    for (ArtifactMeasure measure : wanted) {
      String missing = missing(measure);
      if (!measure.unavailable().isEmpty()) {
        measured.addAll(measure.unavailable());
      } else if (missing.isEmpty()) {
        possible.add(measure);
      } else if (strict) {
        throw new InputException(
            "--only", measure.id() + " needs " + missing, missing, "add " + missing + " DIR");
      } else {
        notes.add(measure.id() + " is left out: it needs " + missing + ".");
      }
    }
    ArtifactRows rows = rows("judged", judged, teacher, possible, strict);
    List<ArtifactMeasure> againstReal =
        rows.measures().stream().filter(m -> m.needs() == Needs.REAL).toList();
    ArtifactRows realRows =
        real == null || againstReal.isEmpty() ? null : rows("real", real, null, againstReal, true);
    List<Measurement> made = new ArrayList<>();
    for (ArtifactMeasure measure : rows.measures()) {
      boolean withReal = realRows != null && measure.needs() == Needs.REAL;
      made.addAll(
          measure.measure(
              rows.of(measure),
              withReal && realRows != null ? realRows.of(measure) : null,
              BootstrapOptions.defaults()));
    }
    made.addAll(measured);
    if (maps != null) {
      new ArtifactMapFiles(judged, real, teacher, how).write(rows.measures(), maps, progress);
      notes.add("wrote maps to " + maps + ", a folder for each score.");
    }
    return new Answer(
        command,
        made.stream().map(m -> m.withWarnings(warnings)).toList(),
        null,
        inputs(),
        List.of(),
        notes);
  }

  private String missing(ArtifactMeasure measure) {
    return switch (measure.needs()) {
      case NOTHING -> "";
      case REAL -> real == null ? "--reference" : "";
      case TEACHER -> teacher == null ? "--teacher" : "";
    };
  }

  private ArtifactRows rows(
      String role,
      ImageSet.Shown set,
      ImageSet.@Nullable Shown beside,
      List<ArtifactMeasure> measures,
      boolean strict) {
    int count = Math.toIntExact(set.source().count());
    if (beside != null && beside.source().count() != count) {
      throw new InputException(
          beside.path().toString(),
          "it holds " + beside.source().count() + " pictures, for " + count + " to judge",
          "the teacher's pictures at the same inputs, in the same order",
          "give as many");
    }
    ArtifactRows rows = new ArtifactRows(folder.folder(role), count, measures, strict, notes);
    open.add(rows);
    progress.begin("artifacts of " + set.path(), open.size(), real == null ? 1 : 2, count);
    try (PictureStream stream = set.source().open(how);
        PictureStream other = beside == null ? null : beside.source().open(how)) {
      for (Optional<Pictures> b = stream.next(); b.isPresent(); b = stream.next()) {
        rows.add(b.get(), other == null ? null : other.next().orElseThrow());
        progress.advance(b.get().count());
      }
      stream.warnings().forEach(w -> warnings.add(role + ": " + w));
    } finally {
      progress.end();
    }
    return rows;
  }

  private List<Answer.Input> inputs() {
    List<Answer.Input> inputs = new ArrayList<>();
    inputs.add(input("judged", judged));
    if (real != null) {
      inputs.add(input("real", real));
    }
    if (teacher != null) {
      inputs.add(input("teacher", teacher));
    }
    return inputs;
  }

  private static Answer.Input input(String role, ImageSet.Shown set) {
    return new Answer.Input(
        role, set.path().toString(), "pictures", set.source().count(), set.sha256());
  }

  @Override
  public void close() {
    open.forEach(ArtifactRows::close);
    folder.close();
  }
}
