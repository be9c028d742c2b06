package dev.understudy.harness.run;

import dev.understudy.common.InputException;
import dev.understudy.datasets.Pictures;
import dev.understudy.harness.experiment.MeasureFamily;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.Rows;
import dev.understudy.metrics.artifacts.Checkerboard;
import dev.understudy.metrics.artifacts.SpectralProfile;
import dev.understudy.metrics.artifacts.UpsamplingPeaks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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
    SPECTRUM,
    PEAKS,
    CHECKERBOARD
  }

  private final Map<Kind, RowFile> files = new EnumMap<>(Kind.class);
  private final @Nullable FeatureNetwork network;
  private final boolean expected;

  /**
   * Opens or creates the files of a set.
   *
   * @param file where each kind lives
   * @param count pictures in the set
   * @param size height and width of its pictures
   * @param measures what will be asked of them
   * @param network the feature network, or null where no measure needs it
   * @param expected whether the journal says that rows were written, so that files must be there
   */
  PictureRows(
      Function<String, Path> file,
      int count,
      Size size,
      Set<MeasureFamily> measures,
      @Nullable FeatureNetwork network,
      boolean expected) {
    this.network = network;
    this.expected = expected;
    if (network != null && measures.stream().anyMatch(MeasureFamily::needsFeatures)) {
      open(Kind.FEATURES, file, count, network.dimensions());
      if (network.classes() > 0) {
        open(Kind.LOGITS, file, count, network.classes());
      }
    }
    if (measures.contains(MeasureFamily.SPECTRAL_PROFILE)) {
      open(Kind.SPECTRUM, file, count, SpectralProfile.dimensions(size.height(), size.width()));
    }
    if (measures.contains(MeasureFamily.CHECKERBOARD)) {
      open(Kind.PEAKS, file, count, UpsamplingPeaks.dimensions(size.height(), size.width()));
      open(Kind.CHECKERBOARD, file, count, Checkerboard.dimensions(size.height(), size.width()));
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
   * @return the batch's features {@code [n,d]}, or null where none are kept
   */
  float @Nullable [] write(int row, Pictures pictures) {
    float[] features = null;
    if (network != null && files.containsKey(Kind.FEATURES)) {
      FeatureNetwork.Extracted extracted = network.extract(pictures);
      features = extracted.features();
      put(Kind.FEATURES, row, features);
      if (extracted.logits() != null) {
        put(Kind.LOGITS, row, extracted.logits());
      }
    }
    if (files.containsKey(Kind.SPECTRUM)) {
      put(Kind.SPECTRUM, row, SpectralProfile.of(pictures));
    }
    if (files.containsKey(Kind.PEAKS)) {
      put(Kind.PEAKS, row, UpsamplingPeaks.of(pictures));
      put(Kind.CHECKERBOARD, row, Checkerboard.of(pictures));
    }
    return features;
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

  /** Makes sure everything written is on disk. */
  void force() {
    files.values().forEach(RowFile::force);
  }

  @Override
  public void close() {
    files.values().forEach(RowFile::close);
  }
}
