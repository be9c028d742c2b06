package dev.understudy.measuring.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Folders with what is in them. */
final class Trees {
  private Trees() {}

  /** Deletes a file or a folder with everything in it; does nothing where there is none. */
  static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      List<Path> children = new ArrayList<>();
      try (Stream<Path> list = Files.list(path)) {
        list.forEach(children::add);
      }
      for (Path child : children) {
        delete(child);
      }
    }
    Files.deleteIfExists(path);
  }
}
