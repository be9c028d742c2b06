package dev.understudy.harness.experiment;

import dev.understudy.farm.InputFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The files that inputs are read from: one of a path, so that each is hashed once. */
final class InputFiles {
  private final PathChecks paths;
  private final Map<Path, InputFile> files = new HashMap<>();

  InputFiles(PathChecks paths) {
    this.paths = paths;
  }

  /** A file; {@code what} names it in messages. */
  InputFile file(Value value, String what) {
    return files.computeIfAbsent(paths.file(value, what), InputFile::of);
  }

  /** A file or folder. */
  InputFile fileOrFolder(Value value, String what) {
    return files.computeIfAbsent(paths.fileOrFolder(value, what), InputFile::of);
  }
}
