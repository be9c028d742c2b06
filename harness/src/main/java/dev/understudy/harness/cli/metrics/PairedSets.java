package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.common.Measurement;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.BadPictures;
import dev.understudy.harness.run.Progress;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.maps.ArtifactMap;
import dev.understudy.metrics.artifacts.maps.MapPictures;
import dev.understudy.metrics.bootstrap.BootstrapOptions;
import dev.understudy.metrics.paired.PairedMaps;
import dev.understudy.metrics.paired.PairedMeasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two sets of pictures, pair by pair. */
final class PairedSets {
  /** Pairs in a batch: enough to keep decoding threads busy, few enough for large pictures. */
  private static final int BATCH = 16;

  private final ImageSet.Shown a;
  private final ImageSet.Shown b;
  private final int count;
  private final List<String> names;
  private final List<String> notes = new ArrayList<>();
  private final List<Answer.PairScore> scores = new ArrayList<>();

  /**
   * Pairs them.
   *
   * @throws InputException if they do not pair, listing what is alone
   */
  PairedSets(ImageSet.Shown a, ImageSet.Shown b) {
    this.a = a;
    this.b = b;
    this.names = PairNames.of(a.path(), b.path());
    long ofA = a.source().count();
    long ofB = b.source().count();
    if (ofA != ofB) {
      throw new InputException(
          a.path() + " and " + b.path(),
          "they hold " + ofA + " and " + ofB + " pictures",
          "as many pictures in both, in the same order",
          "give the counterparts of the same pictures");
    }
    this.count = Math.toIntExact(ofA);
    notes.add(names.isEmpty() ? "pairs by order." : "pairs by relative name.");
  }

  /** Measures all pairs, with progress. */
  Measurement measure(
      PairedMeasure measure, ReadOptions read, Progress progress, @Nullable Path maps) {
    float[] values = new float[count];
    StreamOptions how = read.stream(BATCH, BadPictures.REFUSE);
    Set<String> warnings = new LinkedHashSet<>();
    progress.begin(measure.id() + " of pairs", 1, 1, count);
    try (PictureStream ofA = a.source().open(how);
        PictureStream ofB = b.source().open(how)) {
      int done = 0;
      for (Optional<Pictures> x = ofA.next(); x.isPresent(); x = ofA.next()) {
        Pictures left = x.get();
        Pictures right =
            ofB.next().orElseThrow(() -> new IllegalStateException("fewer pictures than counted"));
        System.arraycopy(measure.of(left, right), 0, values, done, left.count());
        if (maps != null) {
          write(measure, left, right, done, maps);
        }
        done += left.count();
        progress.advance(left.count());
      }
      ofA.warnings().forEach(w -> warnings.add("a: " + w));
      ofB.warnings().forEach(w -> warnings.add("b: " + w));
    } finally {
      progress.end();
    }
    if (maps != null) {
      notes.add("wrote maps to " + maps + "; 0 is equal, each scaled to its own largest value.");
    }
    for (int i = 0; i < count; i++) {
      scores.add(new Answer.PairScore(name(i), values[i]));
    }
    return measure
        .measure(Rows.of(values, 1), BootstrapOptions.defaults())
        .withWarnings(List.copyOf(warnings));
  }

  private String name(int pair) {
    return names.isEmpty() ? String.format(Locale.ROOT, "%06d", pair) : names.get(pair);
  }

  /** Every pair's value, after {@link #measure}. */
  List<Answer.PairScore> scores() {
    return List.copyOf(scores);
  }

  private void write(PairedMeasure measure, Pictures a, Pictures b, int first, Path folder) {
    PairedMaps made =
        measure
            .maps(a, b)
            .orElseThrow(
                () ->
                    new InputException(
                        "--maps",
                        measure.id() + " has no map",
                        "a measure that can tell where",
                        "leave --maps out"));
    for (int i = 0; i < made.count(); i++) {
      float[] map = made.map(i);
      float most = 0;
      for (float value : map) {
        most = Math.max(most, value);
      }
      var shown =
          ArtifactMap.ofPicture(
              measure.id(),
              map,
              made.height(),
              made.width(),
              "difference, 0 is equal",
              0,
              Math.max(most, Math.ulp(1f)));
      String name = name(first + i);
      MapPictures.write(b.picture(i), shown, folder.resolve(name + ".png"), 1);
    }
  }

  List<Answer.Input> inputs() {
    return List.of(input("a", a), input("b", b));
  }

  private Answer.Input input(String role, ImageSet.Shown set) {
    return new Answer.Input(role, set.path().toString(), "pictures", count, set.sha256());
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
