package dev.understudy.metrics.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.InputException;
import dev.understudy.metrics.networks.KnownNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The cache folder: {@code parts} and {@code networks}, each file beside a JSON manifest under the
 * thing's name, and {@code downloads}. Files have their content's hash in their names, so a
 * manifest's replacement, which is atomic, is what changes anything.
 */
final class Shelf {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path folder;

  Shelf(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  Path parts() {
    return folder.resolve("parts");
  }

  Path networks() {
    return folder.resolve("networks");
  }

  Path downloads() {
    return folder.resolve("downloads");
  }

  Path lock() {
    return folder.resolve(".lock");
  }

  void create() throws IOException {
    for (Path sub : List.of(parts(), networks(), downloads())) {
      Files.createDirectories(sub);
    }
  }

  Path file(Part part) {
    return parts().resolve(part.file());
  }

  Path file(NetworkManifest manifest) {
    return networks().resolve(manifest.onnx());
  }

  /** A part whose file is there. */
  Optional<Part> part(String name) throws IOException {
    return read(parts().resolve(name + ".json"), Part.class)
        .filter(part -> Files.isRegularFile(file(part)));
  }

  /** What was built, whether or not the file is still there. */
  Optional<NetworkManifest> network(KnownNetwork network) throws IOException {
    return read(networks().resolve(network.id() + ".json"), NetworkManifest.class);
  }

  void write(Part part) throws IOException {
    write(parts().resolve(part.name() + ".json"), part);
  }

  void write(NetworkManifest manifest) throws IOException {
    write(networks().resolve(manifest.network() + ".json"), manifest);
  }

  /** Deletes what no manifest names: what was replaced, and what a kill left behind. */
  void prune() throws IOException {
    Set<Path> kept = new HashSet<>();
    for (KnownNetwork network : KnownNetwork.values()) {
      network(network).ifPresent(manifest -> kept.add(file(manifest)));
      for (String name : network.parts()) {
        part(name).ifPresent(part -> kept.add(file(part)));
      }
    }
    for (Path sub : List.of(parts(), networks())) {
      for (Path file : list(sub)) {
        if (!file.toString().endsWith(".json") && !kept.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      // Some network file systems; the manifest that names the file comes after it anyway.
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static <T> Optional<T> read(Path json, Class<T> type) throws IOException {
    if (!Files.isRegularFile(json)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(json), type));
    } catch (JsonProcessingException e) {
      throw new InputException(
          json.toString(),
          "this manifest of installed weights is damaged: " + e.getOriginalMessage(),
          "a manifest as understudy wrote it",
          "delete this file, then install the weights again: understudy weights install NAME",
          e);
    }
  }

  private static void write(Path json, Object content) throws IOException {
    Path part = json.resolveSibling(json.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    move(part, json);
  }
}
