package dev.understudy.datasets.statistics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.FeatureStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reference statistics in a folder, found by what they were made from and never by a name. Each
 * entry is an npz as pytorch-fid has it, and beside it a JSON file that says what it was made from.
 * Safe from any thread and any number of processes: an entry is computed once, and the others wait.
 */
public final class StatisticsCache {
  private final Path folder;
  private final Consumer<String> warnings;

  /**
   * A cache in a folder, which is made when the first entry comes.
   *
   * @param folder any folder of its own
   * @param warnings is told of each entry that was damaged and so computed again
   */
  public StatisticsCache(Path folder, Consumer<String> warnings) {
    this.folder = folder;
    this.warnings = warnings;
  }

  /**
   * The entry of a key, computed if it is not there or not whole.
   *
   * @param compute makes the statistics; its exceptions pass through, and nothing is kept
   * @throws InputException if the folder cannot be written
   */
  public FeatureStatistics get(StatisticsKey key, Supplier<FeatureStatistics> compute) {
    var entry = new CacheEntry(folder, key);
    Optional<FeatureStatistics> ready = entry.read().statistics();
    if (ready.isPresent()) {
      return ready.get();
    }
    try (var lock = EntryLock.acquire(entry.lockFile())) {
      Objects.requireNonNull(lock);
      CacheEntry.Found found = entry.read(); // another may have been quicker
      if (found.statistics().isPresent()) {
        return found.statistics().get();
      }
      found.damage().ifPresent(problem -> warnings.accept(problem + "; it is computed again"));
      FeatureStatistics made = compute.get();
      entry.write(made);
      return made;
    }
  }

  /**
   * What the whole entries of the cache were made from, in the order of their file names. Damaged
   * ones are told to the warnings.
   *
   * @throws InputException if the folder cannot be listed
   */
  public List<StatisticsKey> keys() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9a-f]{64}\\.json"))
          .sorted()
          .flatMap(file -> CacheEntry.key(file, warnings).stream())
          .toList();
    } catch (IOException e) {
      throw new InputException(
          folder.toString(),
          "cannot be listed (" + e + ")",
          "a folder that may be read",
          "check its permissions",
          e);
    }
  }
}
