package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.ArtifactMeasure;
import dev.understudy.metrics.artifacts.ArtifactMeasure.Needs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of each picture of one set (the real ones, or a subject's): a row of features, of
 * its spectrum and so on, in files, so that neither pictures nor features are ever all in memory
 * and a killed run goes on at the row where it stopped.
 */
final class PictureRows implements AutoCloseable {
  /** The kinds of rows. */
  enum Kind {
    FEATURES,
    LOGITS,
    SPATIAL
  }

  /** The FID Inception's output that sFID stands on. */
  private static final String SPATIAL = "spatial";

  private final Map<Kind, RowFile> files = new EnumMap<>(Kind.class);
  private final Map<ArtifactMeasure, RowFile> artifacts = new LinkedHashMap<>();
  private final @Nullable FeatureNetwork network;
  private final boolean expected;

  /**
   * Opens or creates the files of a set.
   *
   * @param file where each kind lives
   * @param count pictures in the set
   * @param size height and width of its pictures
   * @param measures what will be asked of them
   * @param artifactMeasures the artifact measures among them
   * @param network the feature network, or null where no measure needs it
   * @param isStudent whether it has a teacher's pictures beside it
   * @param expected whether the journal says that rows were written, so that files must be there
   */
  PictureRows(
      Function<String, Path> file,
      int count,
      Size size,
      Set<MeasureFamily> measures,
      List<ArtifactMeasure> artifactMeasures,
      @Nullable FeatureNetwork network,
      boolean isStudent,
      boolean expected) {
    this.network = network;
    this.expected = expected;
    if (network != null && measures.stream().anyMatch(MeasureFamily::needsFeatures)) {
      open(Kind.FEATURES, file, count, network.dimensions());
      if (network.classes() > 0) {
        open(Kind.LOGITS, file, count, network.classes());
      }
      if (measures.contains(MeasureFamily.SFID)) {
        open(Kind.SPATIAL, file, count, network.dimensions(SPATIAL));
      }
    }
    for (ArtifactMeasure measure : artifactMeasures) {
      if (measure.needs() != Needs.TEACHER || isStudent) {
        int dimensions = measure.dimensions(size.height(), size.width());
        Path path = file.apply(measure.id());
        artifacts.put(measure, openOrCreate(path, count, dimensions, expected));
      }
    }
  }

  /** Height and width of a set's pictures. */
  record Size(int height, int width) {
    static Size of(Pictures pictures) {
      return new Size(pictures.height(), pictures.width());
    }
  }

  private void open(Kind kind, Function<String, Path> file, int count, int dimensions) {
    Path path = file.apply(kind.name().toLowerCase(java.util.Locale.ROOT));
    files.put(kind, openOrCreate(path, count, dimensions, expected));
  }

  /**
   * A file of the right size as an earlier session left it, or a new one.
   *
   * @throws InputException if the file is expected and not there: a new one would be all zeros, and
   *     the scores made from it wrong without a word
   */
  static RowFile openOrCreate(Path path, int count, int dimensions, boolean expected) {
    try {
      if (Files.exists(path) && Files.size(path) == (long) count * dimensions * Float.BYTES) {
        return RowFile.open(path, dimensions);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    if (expected) {
      throw new InputException(
          path.toString(),
          "the rows that the journal says were written are gone or cut short",
          count + " rows of " + dimensions + " floats",
          "put the file back, or start anew with another --out");
    }
    return RowFile.create(path, count, dimensions);
  }

  /**
   * Writes the rows of a batch, the first at {@code row}.
   *
   * @param teacher the teacher's pictures at the same inputs, for a student; otherwise null
   * @return the batch's features {@code [n,d]}, or null where none are kept
   */
  float @Nullable [] write(int row, Pictures pictures, @Nullable Pictures teacher) {
    float[] features = null;
    if (network != null && files.containsKey(Kind.FEATURES)) {
      Map<Kind, String> outputs = outputs(network);
      Map<String, float[]> made =
          network.run(network.prepare(pictures), Set.copyOf(outputs.values()));
      outputs.forEach((kind, output) -> put(kind, row, Pairs.of(made, output)));
      features = Pairs.of(made, Pairs.of(outputs, Kind.FEATURES));
    }
    artifacts.forEach((measure, file) -> file.write(row, measure.of(pictures, teacher)));
    return features;
  }

  private Map<Kind, String> outputs(FeatureNetwork of) {
    Map<Kind, String> outputs = new EnumMap<>(Kind.class);
    outputs.put(Kind.FEATURES, of.spec().outputs().get(0));
    if (files.containsKey(Kind.LOGITS) && of.spec().logits() != null) {
      outputs.put(Kind.LOGITS, of.spec().logits());
    }
    if (files.containsKey(Kind.SPATIAL)) {
      outputs.put(Kind.SPATIAL, SPATIAL);
    }
    return outputs;
  }

  private void put(Kind kind, int row, float[] values) {
    RowFile file = files.get(kind);
    if (file != null) {
      file.write(row, values);
    }
  }

  /** The rows of a kind. */
  Rows rows(Kind kind) {
    RowFile file = files.get(kind);
    if (file == null) {
      throw new IllegalStateException("no " + kind + " rows are kept in this run");
    }
    return file;
  }

  /** The rows of an artifact measure. */
  Rows artifacts(String id) {
    return artifacts.entrySet().stream()
        .filter(e -> e.getKey().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no rows of " + id + " are kept in this run"))
        .getValue();
  }

  private Stream<RowFile> all() {
    return Stream.concat(files.values().stream(), artifacts.values().stream());
  }

  /** Makes sure everything written is on disk. */
  void force() {
    all().forEach(RowFile::force);
  }

  @Override
  public void close() {
    all().forEach(RowFile::close);
  }
}
