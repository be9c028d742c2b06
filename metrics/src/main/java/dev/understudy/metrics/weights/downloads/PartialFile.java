package dev.understudy.metrics.weights.downloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is there of a download, and beside it the server's word for its version (an ETag, or a
 * date), by which the server tells whether the rest still fits.
 */
record PartialFile(Path data, Path version) {
  static PartialFile in(Path folder, Download download) {
    String name = download.sha256().substring(0, 12) + "-" + download.fileName() + ".part";
    return new PartialFile(folder.resolve(name), folder.resolve(name + ".version"));
  }

  long size() throws IOException {
    return Files.isRegularFile(data) ? Files.size(data) : 0;
  }

  Optional<String> knownVersion() throws IOException {
    return Files.isRegularFile(version)
        ? Optional.of(Files.readString(version).strip()).filter(word -> !word.isEmpty())
        : Optional.empty();
  }

  void remember(Optional<String> word) throws IOException {
    if (word.isPresent()) {
      Files.writeString(version, word.get());
    } else {
      Files.deleteIfExists(version);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(data);
    Files.deleteIfExists(version);
  }
}
