package dev.understudy.metrics.weights;

import dev.understudy.common.Sha256;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds networks of parts, and puts both onto the shelf together or not at all. */
final class Workshop {
  /** Raise it when {@code KnownNetwork.build} makes other graphs, so that old ones are rebuilt. */
  static final int BUILDER_VERSION = 1;

  /** What turns checkpoints into a model; in tests something quicker than {@code KnownNetwork}. */
  @FunctionalInterface
  interface Builder {
    void build(KnownNetwork network, List<StateDict> checkpoints, Path onnx);
  }

  private final Shelf shelf;
  private final Catalogue catalogue;
  private final Builder builder;
  private final int version;

  Workshop(Shelf shelf, Catalogue catalogue, Builder builder, int version) {
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.builder = builder;
    this.version = version;
  }

  int version() {
    return version;
  }

  /**
   * Takes new parts, and builds every network that they complete or change, and every one that
   * another version built. If one cannot be built, nothing has changed.
   *
   * @param fresh parts by name, their files in place, their manifests not written
   * @return what was built
   */
  List<KnownNetwork> adopt(Map<String, Part> fresh, WeightsProgress progress) throws IOException {
    Map<KnownNetwork, List<Part>> work = new LinkedHashMap<>();
    for (KnownNetwork network : KnownNetwork.values()) {
      Optional<List<Part>> parts = parts(network, fresh);
      if (parts.isPresent() && !isBuiltOf(network, parts.get())) {
        work.put(network, parts.get());
      }
    }
    try {
      List<NetworkManifest> built = new ArrayList<>();
      int number = 0;
      for (Map.Entry<KnownNetwork, List<Part>> entry : work.entrySet()) {
        progress.begin("building " + entry.getKey().id(), ++number, work.size(), 1);
        built.add(build(entry.getKey(), entry.getValue()));
        progress.advance(1);
        progress.end();
      }
      for (Part part : fresh.values()) {
        shelf.write(part);
      }
      for (NetworkManifest manifest : built) {
        shelf.write(manifest);
      }
    } finally {
      shelf.prune();
    }
    return List.copyOf(work.keySet());
  }

  private Optional<List<Part>> parts(KnownNetwork network, Map<String, Part> fresh)
      throws IOException {
    List<Part> parts = new ArrayList<>();
    for (String name : network.parts()) {
      Part part = fresh.get(name);
      Optional<Part> found = part == null ? shelf.part(name) : Optional.of(part);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      parts.add(found.get());
    }
    return Optional.of(parts);
  }

  private boolean isBuiltOf(KnownNetwork network, List<Part> parts) throws IOException {
    Optional<NetworkManifest> manifest = shelf.network(network);
    return manifest.isPresent()
        && manifest.get().builder() == version
        && manifest.get().parts().stream()
            .map(Part::sha256)
            .toList()
            .equals(parts.stream().map(Part::sha256).toList())
        && isIntact(manifest.get());
  }

  /** Whether the model's file is the one that was built; hashed only where it was touched. */
  boolean isIntact(NetworkManifest manifest) throws IOException {
    Path onnx = shelf.file(manifest);
    return Files.isRegularFile(onnx)
        && Files.size(onnx) == manifest.bytes()
        && (Files.getLastModifiedTime(onnx).toMillis() == manifest.modified()
            || Sha256.of(onnx).equals(manifest.sha256()));
  }

  private NetworkManifest build(KnownNetwork network, List<Part> parts) throws IOException {
    Path unfinished = shelf.networks().resolve(network.id() + ".unfinished.onnx");
    List<StateDict> checkpoints = new ArrayList<>();
    for (Part part : parts) {
      checkpoints.add(StateDict.read(shelf.file(part)));
    }
    builder.build(network, checkpoints, unfinished);
    String sha256 = Sha256.of(unfinished);
    Path onnx = shelf.networks().resolve(network.id() + "-" + sha256.substring(0, 12) + ".onnx");
    Shelf.move(unfinished, onnx);
    return new NetworkManifest(
        network.id(),
        version,
        String.valueOf(onnx.getFileName()),
        Files.size(onnx),
        sha256,
        Files.getLastModifiedTime(onnx).toMillis(),
        parts.stream().allMatch(part -> part.asWeightsFile(catalogue).verified()),
        parts);
  }
}
