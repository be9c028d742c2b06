package dev.understudy.reports.history;

import dev.understudy.reports.view.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the files of a run's folder that its record names. A record may come from elsewhere: only
 * regular files within the folder are read, whatever it names.
 */
final class RunFolderFiles {
  /** A larger one is no file of ours; PostgreSQL takes up to 1 GB. */
  private static final long LARGEST = 256L << 20;

  private final Path folder;
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  RunFolderFiles(Path folder, Set<String> names) {
    this.folder = folder.toAbsolutePath().normalize();
    for (String name : names) {
      read(name).ifPresent(content -> contents.put(name, content));
    }
  }

  /** Contents by the name that the record gives the file. */
  Map<String, byte[]> contents() {
    return contents;
  }

  /** What could not be read, in sentences. */
  List<String> problems() {
    return problems;
  }

  private Optional<byte[]> read(String name) {
    String shown = Names.brief(name, 120);
    try {
      Path file = folder.resolve(name).normalize();
      if (!StoredText.key(name).equals(StoredText.encode(name))) {
        return problem("The name of the file " + shown + " is too long.");
      }
      if (name.isBlank() || file.equals(folder) || !file.startsWith(folder)) {
        return problem("The file " + shown + " is not in the run’s folder.");
      }
      if (Files.notExists(file)) {
        return problem("The file " + shown + " is missing from the run’s folder.");
      }
      if (!file.toRealPath().startsWith(folder.toRealPath())) {
        return problem("The file " + shown + " is not in the run’s folder.");
      }
      if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
        return problem("The file " + shown + " is no file of up to 256 MiB.");
      }
      return Optional.of(Files.readAllBytes(file));
    } catch (IOException | InvalidPathException e) {
      return problem("The file " + shown + " could not be read.");
    }
  }

  private Optional<byte[]> problem(String sentence) {
    problems.add(sentence);
    return Optional.empty();
  }
}
