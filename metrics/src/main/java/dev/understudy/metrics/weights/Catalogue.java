package dev.understudy.metrics.weights;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.checkpoints.StateDict;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells which published file a file is, or is meant to be. */
record Catalogue(List<PublishedFile> files) {
  Catalogue {
    files = List.copyOf(files);
  }

  PublishedFile file(String name) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException(name));
  }

  Optional<PublishedFile> withHash(String sha256) {
    return files.stream().filter(file -> file.sha256().equals(sha256)).findFirst();
  }

  /** By its tensors' keys and shapes; only the pickle is read. */
  Optional<PublishedFile> withTensorsOf(Path checkpoint) {
    Map<String, long[]> shapes = StateDict.shapes(checkpoint);
    return files.stream()
        .filter(
            file ->
                file.shapes().entrySet().stream()
                    .allMatch(
                        known -> {
                          long[] shape = shapes.get(known.getKey());
                          return shape != null
                              && Arrays.equals(
                                  shape,
                                  known.getValue().stream().mapToLong(Long::longValue).toArray());
                        }))
        .findFirst();
  }

  /** The refusal of a file that nobody published. */
  InputException unpublished(Path file, String sha256) {
    Optional<PublishedFile> meant = withTensorsOf(file);
    return new InputException(
        file.toString(),
        "its SHA-256 is "
            + sha256
            + ", which is of no published file"
            + meant.map(m -> "; it has the tensors of " + m.name()).orElse(""),
        meant
            .map(m -> m.fileName() + " with SHA-256 " + m.sha256())
            .orElseGet(() -> "one of\n    " + published()),
        meant.isPresent()
            ? "fetch it again from "
                + meant.get().address()
                + ", or say --unverified; then every number from it is marked"
            : "give one of these files");
  }

  /** The refusal of a file that fits no network either. */
  InputException unknown(Path file) {
    return new InputException(
        file.toString(),
        "its tensors are of no network that understudy knows",
        "the weights of " + names(),
        "give a checkpoint of one of these, or use your own network as an ONNX file");
  }

  private String published() {
    return files.stream()
        .map(file -> file.sha256() + "  " + file.fileName())
        .collect(Collectors.joining("\n    "));
  }

  private String names() {
    return files.stream().map(PublishedFile::name).collect(Collectors.joining(", "));
  }
}
