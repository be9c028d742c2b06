package dev.understudy.datasets.pictures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.understudy.common.InputException;
import dev.understudy.datasets.archives.Archive;
import dev.understudy.datasets.archives.ArchiveEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labels as WebDataset writes them: files of one sample share their name up to the first dot after
 * the last slash, the key. A sample's label is the whole number in its {@code .cls}, or else the
 * number under {@code cls}, {@code label} or {@code class} in its {@code .json}.
 */
final class ShardLabels {
  private static final List<String> FIELDS = List.of("cls", "label", "class");
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShardLabels() {}

  /**
   * One label per picture, or none if no sample has one.
   *
   * @throws InputException if only some have one, one is no number, or a key has two pictures
   */
  static Optional<int[]> of(String set, List<ArchivePictures.Shard> shards) {
    var all = new ArrayList<Integer>();
    String without = null;
    for (ArchivePictures.Shard shard : shards) {
      Map<String, Integer> byKey = labels(shard);
      Set<String> seen = new HashSet<>();
      for (ArchiveEntry picture : shard.pictures()) {
        String key = key(picture.name());
        Integer label = byKey.get(key);
        if (label == null) {
          without = without == null ? shard.nameOf(picture) : without;
          continue;
        }
        if (!seen.add(key)) {
          throw wrong(set + ": " + shard.nameOf(picture), "is a second picture of its sample");
        }
        all.add(label);
      }
    }
    if (all.isEmpty()) {
      return Optional.empty();
    }
    if (without != null) {
      throw wrong(set + ": " + without, "has no label, though others have");
    }
    return Optional.of(all.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Map<String, Integer> labels(ArchivePictures.Shard shard) {
    var byKey = new HashMap<String, Integer>();
    Archive archive = shard.archive();
    Set<String> keys = new HashSet<>();
    shard.pictures().forEach(picture -> keys.add(key(picture.name())));
    List<ArchiveEntry> sidecars =
        archive.entries().stream()
            .filter(entry -> isSidecar(entry.name()) && keys.contains(key(entry.name())))
            .toList();
    if (sidecars.isEmpty()) {
      return byKey;
    }
    try (Archive.Reader reader = ArchiveFeed.open(archive)) {
      for (ArchiveEntry entry : sidecars) {
        String where = archive.path() + ": " + entry.name();
        if (entry.bytes() > Defaults.MAX_SIDECAR_BYTES) {
          throw wrong(where, "has " + entry.bytes() + " bytes");
        }
        String text = new String(reader.read(entry), StandardCharsets.UTF_8);
        if (entry.name().endsWith(".cls")) {
          byKey.put(key(entry.name()), number(where, text.strip()));
        } else {
          json(where, text).ifPresent(label -> byKey.putIfAbsent(key(entry.name()), label));
        }
      }
    }
    return byKey;
  }

  private static boolean isSidecar(String name) {
    return name.endsWith(".cls") || name.endsWith(".json");
  }

  private static Optional<Integer> json(String where, String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw wrong(where, "is no JSON (" + e.getOriginalMessage() + ")");
    }
    for (String field : FIELDS) {
      JsonNode value = node.get(field);
      if (value != null && value.isInt()) {
        return Optional.of(value.intValue());
      }
    }
    return Optional.empty();
  }

  private static int number(String where, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(where, "holds '" + text.lines().findFirst().orElse("") + "'");
    }
  }

  /** A file's key: its name up to the first dot after the last slash. */
  static String key(String name) {
    int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static InputException wrong(String where, String problem) {
    return new InputException(
        where,
        problem,
        "one picture and one whole-number label (.cls, or cls or label in .json) per sample",
        "mend the shard, or take the labels out of it");
  }
}
