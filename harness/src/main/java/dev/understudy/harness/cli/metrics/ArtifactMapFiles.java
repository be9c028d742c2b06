package dev.understudy.harness.cli.metrics;

import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.maps.MapPictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a picture of each artifact's map of each picture: where it is. */
final class ArtifactMapFiles {
  /** Real pictures whose mean a map is shown against: a mean spectrum is steady with so many. */
  private static final int REAL = 64;

  private final ImageSet.Shown judged;
  private final ImageSet.@Nullable Shown real;
  private final ImageSet.@Nullable Shown teacher;
  private final StreamOptions how;

  ArtifactMapFiles(
      ImageSet.Shown judged,
      ImageSet.@Nullable Shown real,
      ImageSet.@Nullable Shown teacher,
      StreamOptions how) {
    this.judged = judged;
    this.real = real;
    this.teacher = teacher;
    this.how = how;
  }

  void write(List<ArtifactMeasure> measures, Path folder, Progress progress) {
    Pictures reals = reals();
    progress.begin("maps", 1, 1, judged.source().count());
    try (PictureStream stream = judged.source().open(how);
        PictureStream beside = teacher == null ? null : teacher.source().open(how)) {
      int done = 0;
      for (Optional<Pictures> b = stream.next(); b.isPresent(); b = stream.next()) {
        Pictures others = beside == null ? null : beside.next().orElseThrow();
        for (int i = 0; i < b.get().count(); i++) {
          Pictures picture = b.get().picture(i);
          for (ArtifactMeasure measure : measures) {
            Pictures against =
                switch (measure.needs()) {
                  case NOTHING -> null;
                  case REAL -> reals;
                  case TEACHER -> others == null ? null : others.picture(i);
                };
            Path file = folder.resolve(measure.id()).resolve(String.format("%06d.png", done + i));
            MapPictures.write(picture, measure.map(picture, against), file, 1);
          }
        }
        done += b.get().count();
        progress.advance(b.get().count());
      }
    } finally {
      progress.end();
    }
  }

  private @Nullable Pictures reals() {
    if (real == null) {
      return null;
    }
    StreamOptions few =
        new StreamOptions(REAL, how.threads(), how.colour(), null, how.badPictures());
    try (PictureStream stream = real.source().open(few)) {
      return stream.next().orElse(null);
    }
  }
}
