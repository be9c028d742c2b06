package dev.understudy.reports.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.InputException;
import dev.understudy.reports.json.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a site's folder holds: each page's path and the key of what it was drawn from. A page whose
 * key is the same is not drawn again, and one that is no longer wanted is deleted; other files are
 * never touched.
 */
final class Manifest {
  static final String FILE = "understudy-site.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private final Path root;
  private final Map<String, String> before;
  private final Map<String, String> now = new TreeMap<>();

  private Manifest(Path root, Map<String, String> before) {
    this.root = root;
    this.before = before;
  }

  /**
   * Reads a folder's manifest.
   *
   * @throws InputException if the folder holds something else
   */
  static Manifest in(Path root) throws IOException {
    Path file = root.resolve(FILE);
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new InputException(
          root.toString(), "is a file", "a folder for the site", "choose another -o");
    }
    if (!Files.exists(file)) {
      refuseForeign(root);
      return new Manifest(root, Map.of());
    }
    try {
      Map<String, String> pages = MAPPER.readValue(file.toFile(), new TypeReference<>() {});
      return new Manifest(root, pages == null ? Map.of() : pages);
    } catch (JsonProcessingException e) {
      // What it said is lost; all pages are drawn anew, over the old ones.
      return new Manifest(root, Map.of());
    }
  }

  private static void refuseForeign(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.list(root)) {
      if (files.findAny().isPresent()) {
        throw new InputException(
            root.toString(),
            "holds files that are not of a site",
            "an empty or new folder, or the folder of a site to renew",
            "choose another -o; nothing was changed");
      }
    }
  }

  /** Whether a page has to be drawn; it counts as wanted in any case. */
  boolean isStale(String page, String key) {
    now.put(page, key);
    return !key.equals(before.get(page)) || !Files.exists(root.resolve(page));
  }

  /** Deletes the pages that are no longer wanted; how many. */
  int deleteOthers() throws IOException {
    Set<String> gone = new TreeSet<>(before.keySet());
    gone.removeAll(now.keySet());
    int deleted = 0;
    for (String page : gone) {
      Path file = root.resolve(page).normalize();
      if (file.startsWith(root) && page.endsWith(".html")) {
        deleted += Files.deleteIfExists(file) ? 1 : 0;
      }
    }
    return deleted;
  }

  void save() throws IOException {
    AtomicFile.write(root.resolve(FILE), MAPPER.writeValueAsBytes(now));
  }
}
