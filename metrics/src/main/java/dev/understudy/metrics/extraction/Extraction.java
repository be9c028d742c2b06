package dev.understudy.metrics.extraction;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.PictureSource.PictureStream;
import dev.understudy.datasets.StreamOptions;
import dev.understudy.datasets.StreamOptions.Colour;
import dev.understudy.metrics.FeatureNetwork;
import dev.understudy.metrics.FeatureNetwork.Prepared;
import dev.understudy.metrics.Preprocessing;
import dev.understudy.metrics.RowFile;
import dev.understudy.metrics.distances.MomentsAccumulator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a feature network over a set of pictures. While the network runs on one batch, the next is
 * decoded, resized ({@link StreamOptions#threads()}) and normalised. A network with a {@link
 * Preprocessing} takes pictures of any size and mixed sizes; one without takes its own only.
 */
public final class Extraction {
  private final FeatureNetwork network;
  private final ExtractionOptions options;

  /** With a network, which stays the caller's to close. */
  public Extraction(FeatureNetwork network, ExtractionOptions options) {
    this.network = network;
    this.options = options;
  }

  /** Takes what a batch gave. */
  @FunctionalInterface
  public interface Sink {
    /**
     * Takes rows, in the set's order.
     *
     * @param row the first picture's position among those that were read, from 0
     * @param values each output's rows {@code [count, d]} row-major
     * @param count pictures
     */
    void accept(int row, Map<String, float[]> values, int count);
  }

  /**
   * What was read.
   *
   * @param count pictures that gave a row
   * @param batchSize pictures that the network saw at once
   * @param warnings how pictures were changed to fit, each one sentence with a count
   * @param skipped the pictures that were left out, each with the reason
   */
  public record Outcome(int count, int batchSize, List<String> warnings, List<String> skipped) {
    /** Copies the lists. */
    public Outcome {
      warnings = List.copyOf(warnings);
      skipped = List.copyOf(skipped);
    }
  }

  /** Statistics of features, and what they were made from. */
  public record Statistics(FeatureStatistics values, Outcome outcome) {}

  /**
   * Passes over a set once.
   *
   * @param outputs those of the network's that are wanted
   * @throws InputException if the set is empty, or a picture cannot be read or does not fit
   */
  public Outcome run(PictureSource source, Set<String> outputs, Sink sink) {
    Preprocessing preprocessing = network.spec().preprocessing();
    int batch = options.batchSize() > 0 ? options.batchSize() : BatchSizes.of(network);
    StreamOptions how =
        new StreamOptions(
            batch,
            options.threads(),
            preprocessing == null ? Colour.AS_FIRST : Colour.RGB,
            preprocessing == null ? null : preprocessing.target(),
            options.badPictures());
    int row = 0;
    try (PictureStream stream = source.open(how)) {
      try (Feed<Prepared> feed = new Feed<>(() -> stream.next().map(network::prepareFitted))) {
        for (Optional<Prepared> b = feed.next(); b.isPresent(); b = feed.next()) {
          int count = b.get().count();
          sink.accept(row, network.run(b.get(), outputs), count);
          row += count;
          options.progress().accept(count);
        }
      }
      if (row == 0) {
        throw empty(source, stream);
      }
      Set<String> warnings = new LinkedHashSet<>(stream.warnings());
      warnings.addAll(network.warnings());
      return new Outcome(row, batch, new ArrayList<>(warnings), stream.skipped());
    }
  }

  /**
   * Writes each output's rows to a file of its own.
   *
   * @param folder where to; files there are replaced
   */
  public ExtractedRows rows(PictureSource source, Set<String> outputs, Path folder) {
    Map<String, RowFile> files = new LinkedHashMap<>();
    try {
      int most = Math.toIntExact(source.count());
      int number = 0;
      for (String output : outputs) {
        Path file = folder.resolve("rows-" + number++ + ".f32");
        files.put(output, RowFile.create(file, most, network.dimensions(output)));
      }
      Outcome outcome = run(source, outputs, (row, values, count) -> write(files, row, values));
      return new ExtractedRows(files, outcome);
    } catch (RuntimeException e) {
      files.values().forEach(RowFile::close);
      throw e;
    }
  }

  private static void write(Map<String, RowFile> files, int row, Map<String, float[]> values) {
    files.forEach((output, file) -> file.write(row, Objects.requireNonNull(values.get(output))));
  }

  /**
   * Mean and covariance (ddof 1) of an output; no row is kept.
   *
   * @throws InputException if there is but one picture
   */
  public Statistics statistics(PictureSource source, String output) {
    var moments = new MomentsAccumulator(network.dimensions(output));
    Outcome outcome =
        run(
            source,
            Set.of(output),
            (row, values, count) -> moments.add(Objects.requireNonNull(values.get(output))));
    if (outcome.count() < 2) {
      throw new InputException(
          source.name(),
          "one picture has no covariance",
          "two pictures or more; thousands for a figure that means something",
          "add pictures to the set");
    }
    return new Statistics(moments.finish(), outcome);
  }

  private static InputException empty(PictureSource source, PictureStream stream) {
    int skipped = stream.skipped().size();
    return new InputException(
        source.name(),
        skipped == 0 ? "there are no pictures" : "none of " + skipped + " pictures could be read",
        "pictures",
        skipped == 0 ? "check the path" : "look at the first: " + stream.skipped().get(0));
  }
}
