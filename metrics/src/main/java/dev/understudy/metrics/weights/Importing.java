package dev.understudy.metrics.weights;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import dev.understudy.metrics.NetworkSpec.WeightsFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes checkpoints from files. */
final class Importing {
  private final Shelf shelf;
  private final Catalogue catalogue;
  private final Workshop workshop;

  Importing(Shelf shelf, Catalogue catalogue, Workshop workshop) {
    this.shelf = shelf;
    this.catalogue = catalogue;
    this.workshop = workshop;
  }

  Imported take(List<Path> files, boolean unverified, WeightsProgress progress) throws IOException {
    Map<String, Part> fresh = new LinkedHashMap<>();
    Map<String, Path> given = new LinkedHashMap<>();
    try {
      for (Path file : files) {
        Part part = copy(file, unverified);
        Path other = given.put(part.name(), file);
        if (other != null && !part.equals(fresh.get(part.name()))) {
          throw new InputException(
              file.toString(),
              "this and " + other + " are both " + part.name(),
              "one file of each kind",
              "import only one of them");
        }
        fresh.put(part.name(), part);
      }
    } catch (IOException | RuntimeException e) {
      shelf.prune();
      throw e;
    }
    Map<String, WeightsFile> taken = new LinkedHashMap<>();
    fresh.forEach((name, part) -> taken.put(name, part.asWeightsFile(catalogue)));
    return new Imported(taken, workshop.adopt(fresh, progress));
  }

  /** Copied first and hashed after, so that what was checked is what is kept. */
  private Part copy(Path file, boolean unverified) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new InputException(
          file.toString(),
          Files.isDirectory(file) ? "this is a directory" : "the file does not exist",
          "a .pth file of published weights",
          "check the path");
    }
    Path copy = shelf.parts().resolve("import.unfinished");
    try (InputStream in = Files.newInputStream(file)) {
      // As a stream: the copy of a read-only file must not be read-only, or it could not be pruned.
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    String sha256 = Sha256.of(copy);
    Optional<PublishedFile> published = catalogue.withHash(sha256);
    if (published.isEmpty() && !unverified) {
      throw catalogue.unpublished(file, sha256);
    }
    PublishedFile kind =
        published.isPresent()
            ? published.get()
            : catalogue.withTensorsOf(file).orElseThrow(() -> catalogue.unknown(file));
    Part part = Parts.named(kind, String.valueOf(file.getFileName()), Files.size(copy), sha256);
    Shelf.move(copy, shelf.file(part));
    return part;
  }
}
