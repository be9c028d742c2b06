package dev.understudy.metrics.weights;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import dev.understudy.metrics.networks.KnownNetwork;
import dev.understudy.metrics.weights.NetworkStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says how networks stand, and mends what can be mended from what is there. */
final class Inspection {
  private final Shelf shelf;
  private final Catalogue catalogue;
  private final Workshop workshop;

  Inspection(Shelf shelf, Catalogue catalogue, Workshop workshop) {
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.workshop = workshop;
  }

  List<NetworkStatus> all(boolean hashing) throws IOException {
    List<NetworkStatus> all = new ArrayList<>();
    for (KnownNetwork network : KnownNetwork.values()) {
      all.add(status(network, hashing));
    }
    return all;
  }

  NetworkStatus status(KnownNetwork network, boolean hashing) throws IOException {
    Optional<NetworkManifest> found = shelf.network(network);
    if (found.isEmpty()) {
      return missing(network);
    }
    NetworkManifest manifest = found.get();
    List<WeightsFile> files =
        manifest.parts().stream().map(part -> part.asWeightsFile(catalogue)).toList();
    State state = State.INSTALLED;
    String detail = "";
    if (!Files.isRegularFile(shelf.file(manifest))) {
      state = State.CHANGED;
      detail = "its model " + manifest.onnx() + " is gone";
    } else if (hashing ? !hashFits(manifest) : !workshop.isIntact(manifest)) {
      state = State.CHANGED;
      detail = "its model " + manifest.onnx() + " is not what was installed";
    } else if (manifest.builder() != workshop.version()) {
      state = State.OUTDATED;
      detail = "another version of understudy built it";
    } else if (!files.stream().allMatch(WeightsFile::verified)) {
      state = State.UNVERIFIED;
      detail = "not the published weights";
    }
    return new NetworkStatus(
        network, state, detail, manifest.bytes(), manifest.sha256(), files, List.of());
  }

  private boolean hashFits(NetworkManifest manifest) throws IOException {
    return Sha256.of(shelf.file(manifest)).equals(manifest.sha256());
  }

  private NetworkStatus missing(KnownNetwork network) throws IOException {
    List<WeightsFile> there = new ArrayList<>();
    List<PublishedFile> missing = new ArrayList<>();
    for (String name : network.parts()) {
      Optional<Part> part = shelf.part(name);
      if (part.isPresent()) {
        there.add(part.get().asWeightsFile(catalogue));
      } else {
        missing.add(catalogue.file(name));
      }
    }
    String detail = there.isEmpty() ? "" : "a part of it is there";
    return new NetworkStatus(network, State.MISSING, detail, 0, "", there, missing);
  }

  /** Drops parts that have changed, builds again what the others allow, and reports. */
  List<NetworkStatus> repair(WeightsProgress progress) throws IOException {
    dropChangedParts(progress);
    Map<KnownNetwork, NetworkStatus> before = new HashMap<>();
    for (NetworkStatus status : all(true)) {
      before.put(status.network(), status);
      if (status.state() == State.CHANGED) {
        // Its content is known to be wrong, whatever its time says.
        Files.deleteIfExists(shelf.file(shelf.network(status.network()).orElseThrow()));
      }
    }
    workshop.adopt(Map.of(), progress);
    List<NetworkStatus> after = new ArrayList<>();
    for (NetworkStatus status : all(true)) {
      NetworkStatus was = before.getOrDefault(status.network(), status);
      boolean mended = status.state().isReady() && !was.state().isReady();
      after.add(
          mended
              ? new NetworkStatus(
                  status.network(),
                  State.REBUILT,
                  was.detail().isEmpty() ? "built from its checkpoints" : was.detail(),
                  status.bytes(),
                  status.sha256(),
                  status.files(),
                  status.missing())
              : status);
    }
    return after;
  }

  private void dropChangedParts(WeightsProgress progress) throws IOException {
    for (PublishedFile file : catalogue.files()) {
      Optional<Part> part = shelf.part(file.name());
      if (part.isPresent()) {
        Path path = shelf.file(part.get());
        if (!Sha256.of(path).equals(part.get().sha256())) {
          progress.say(
              "The checkpoint "
                  + path.getFileName()
                  + " is not what was installed; it is deleted. To have it again: understudy"
                  + " weights install, or import "
                  + file.address());
          Files.delete(path);
        }
      }
    }
  }

  /** Why a network cannot be used, and what to do. */
  InputException notReady(NetworkStatus status) {
    String id = status.network().id();
    return switch (status.state()) {
      case OUTDATED ->
          new InputException(
              "weights " + id,
              status.detail(),
              "a model that this version built",
              "run: understudy weights verify (it builds the model again from what is there)");
      case CHANGED ->
          new InputException(
              "weights " + id,
              status.detail() + " (in " + shelf.networks() + ")",
              "the file as it was installed",
              "run: understudy weights verify, or understudy weights install " + id);
      default ->
          new InputException(
              "weights " + id,
              "these weights are not installed"
                  + (status.detail().isEmpty() ? "" : " (" + status.detail() + ")"),
              "them in " + shelf.folder(),
              "run: understudy weights install "
                  + id
                  + ", or without a network: understudy weights import FILE, with "
                  + String.join(
                      " and ",
                      status.missing().stream().map(f -> f.address().toString()).toList()));
    };
  }
}
