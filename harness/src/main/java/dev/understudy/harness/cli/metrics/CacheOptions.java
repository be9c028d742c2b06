package dev.understudy.harness.cli.metrics;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.Sha256;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.PictureSource;
import dev.understudy.datasets.files.AtomicFile;
import dev.understudy.datasets.statistics.StatisticsCache;
import dev.understudy.datasets.statistics.StatisticsKey;
import dev.understudy.metrics.NetworkSpec;
import dev.understudy.metrics.extraction.Extraction;
import dev.understudy.metrics.extraction.Extraction.Outcome;
import dev.understudy.metrics.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether statistics of pictures are kept for the next time, and where. */
final class CacheOptions {
  @Option(
      names = "--no-cache",
      description = "Neither use nor keep statistics of pictures that were read before.")
  private boolean noCache;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description = "Where statistics are kept (default: beside the weights).")
  private @Nullable Path folder;

  /**
   * Statistics by content: pictures, protocol and network; made if they are not kept. What had to
   * be said of the pictures is kept beside them, so that a figure has its warnings either way.
   */
  Extraction.Statistics get(
      PictureSource source,
      NetworkSpec spec,
      String protocol,
      Supplier<Extraction.Statistics> make,
      Consumer<String> notes) {
    if (noCache) {
      return make.get();
    }
    Path place = folder == null ? Weights.ofThisUser().folder().resolve("statistics") : folder;
    var key = new StatisticsKey(source.sha256(), protocol, spec.model().sha256());
    Path said = place.resolve(Sha256.of(key.toString()) + ".said.json");
    var made = new AtomicReference<Extraction.@Nullable Statistics>();
    FeatureStatistics values =
        new StatisticsCache(place, notes)
            .get(
                key,
                () -> {
                  Extraction.Statistics fresh = make.get();
                  made.set(fresh);
                  write(said, List.of(fresh.outcome().warnings(), fresh.outcome().skipped()));
                  return fresh.values();
                });
    Extraction.Statistics fresh = made.get();
    if (fresh != null) {
      return fresh;
    }
    notes.accept("statistics of " + source.name() + " were kept from before, in " + place + ".");
    List<List<String>> words = read(said, notes);
    return new Extraction.Statistics(
        values, new Outcome((int) values.n(), 0, words.get(0), words.get(1)));
  }

  private static void write(Path file, List<List<String>> words) {
    AtomicFile.write(file, out -> out.write(new JsonMapper().writeValueAsBytes(words)));
  }

  private static List<List<String>> read(Path file, Consumer<String> notes) {
    try {
      if (Files.exists(file)) {
        return new JsonMapper().readValue(file.toFile(), new TypeReference<>() {});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    notes.accept("warnings of the pictures that were kept with them are gone.");
    return List.of(List.of(), List.of());
  }
}
