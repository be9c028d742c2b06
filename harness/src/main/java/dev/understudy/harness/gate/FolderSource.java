package dev.understudy.harness.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run's folder. A record may come from elsewhere: what it names is read within the folder only.
 */
final class FolderSource implements RunFileSource {
  private final Path folder;

  FolderSource(Path folder) {
    this.folder = folder;
  }

  @Override
  public Optional<byte[]> read(String file) {
    try {
      Path root = folder.toRealPath();
      Path path = root.resolve(file).toRealPath(); // symbolic links may not lead out either
      return path.startsWith(root) && Files.isRegularFile(path)
          ? Optional.of(Files.readAllBytes(path))
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
