package dev.understudy.datasets.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.datasets.Datasets;
import dev.understudy.datasets.FeatureStatistics;
import dev.understudy.datasets.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One entry: {@code <hash of key>.npz}, and {@code .json} beside it, which is written last and
 * holds the npz's own hash, so that a half-written or damaged entry is seen.
 */
final class CacheEntry {
  /** Goes into the file names: files of another layout are not looked at. */
  private static final String LAYOUT = "understudy statistics 1";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

  private final StatisticsKey key;
  private final String id;
  private final Path npz;
  private final Path json;

  /** What the JSON file says. */
  record Description(
      String picturesSha256,
      String protocol,
      String weightsSha256,
      int dimensions,
      long n,
      String npzSha256) {}

  /** The statistics if the entry is whole; else what is wrong with it, if it is there at all. */
  record Found(Optional<FeatureStatistics> statistics, Optional<String> damage) {
    static Found damaged(Path file, String problem) {
      return new Found(Optional.empty(), Optional.of(file + ": " + problem));
    }
  }

  CacheEntry(Path folder, StatisticsKey key) {
    this.key = key;
    this.id =
        Sha256.of(
            String.join("\n", LAYOUT, key.picturesSha256(), key.weightsSha256(), key.protocol()));
    this.npz = folder.resolve(id + ".npz");
    this.json = folder.resolve(id + ".json");
  }

  Path lockFile() {
    return json.resolveSibling(id + ".lock");
  }

  Found read() {
    if (!Files.exists(json)) {
      return new Found(Optional.empty(), Optional.empty());
    }
    try {
      Description description = JSON.readValue(Files.readAllBytes(json), Description.class);
      if (!keyOf(description).equals(key)) {
        return Found.damaged(json, "describes another entry");
      }
      if (!Files.exists(npz) || !Sha256.of(npz).equals(description.npzSha256())) {
        return Found.damaged(npz, "is not what was written");
      }
      return new Found(Optional.of(Datasets.readStatistics(npz)), Optional.empty());
    } catch (JsonProcessingException e) {
      return Found.damaged(json, "is damaged (" + e.getOriginalMessage() + ")");
    } catch (IOException | IllegalArgumentException | InputException e) {
      return Found.damaged(json, "cannot be read (" + e.getMessage() + ")");
    }
  }

  void write(FeatureStatistics statistics) {
    try {
      Files.deleteIfExists(json); // else it would describe the npz that is being replaced
      Datasets.writeStatistics(npz, statistics);
      var description =
          new Description(
              key.picturesSha256(),
              key.protocol(),
              key.weightsSha256(),
              statistics.dimensions(),
              statistics.n(),
              Sha256.of(npz));
      byte[] bytes = JSON.writeValueAsBytes(description);
      AtomicFile.write(json, out -> out.write(bytes));
    } catch (IOException e) {
      throw new InputException(
          json.toString(),
          "cannot be written (" + e + ")",
          "a cache folder that may be written",
          "choose another folder",
          e);
    }
  }

  /** The key that a JSON file describes; nothing, and a warning, if it is damaged. */
  static Optional<StatisticsKey> key(Path json, Consumer<String> warnings) {
    try {
      return Optional.of(keyOf(JSON.readValue(Files.readAllBytes(json), Description.class)));
    } catch (IOException | IllegalArgumentException e) {
      warnings.accept(json + ": cannot be read (" + e.getMessage() + ")");
      return Optional.empty();
    }
  }

  private static StatisticsKey keyOf(Description description) {
    return new StatisticsKey(
        description.picturesSha256(), description.protocol(), description.weightsSha256());
  }
}
