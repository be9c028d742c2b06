package dev.understudy.harness.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Resolves the file's paths against its folder and tells of those that lead nowhere. */
final class PathChecks {
  /** A folder of pictures can hold millions of names; a suggestion is not worth reading them. */
  private static final int MOST_NAMES = 1000;

  private static final String RULE = "paths are relative to this file's folder";

  private static final String README = "README.md";

  private final Path folder;
  private final YamlDocument document;
  private final Problems problems;

  PathChecks(Path folder, YamlDocument document, Problems problems) {
    this.folder = folder;
    this.document = document;
    this.problems = problems;
  }

  /** A readable file; {@code what} names it in messages: {@code "an ONNX or TFLite model"}. */
  Path file(Value value, String what) {
    Path path = fileOrFolder(value, what);
    if (!problems.has(value.path()) && Files.isDirectory(path)) {
      tell(value, shown(value, path) + " is a folder", what, "name the file that lies in it");
    }
    return path;
  }

  /** A readable file or folder; our own folder stands for one that is refused. */
  Path fileOrFolder(Value value, String what) {
    if (!value.isText() || problems.has(value.path())) {
      return folder;
    }
    Path path;
    try {
      path = normal(folder.resolve(value.text("")));
    } catch (InvalidPathException e) {
      String problem = Quote.of(value.text("")) + " cannot be a path on this machine";
      String reason = Quote.plain(String.valueOf(e.getReason()));
      tell(value, problem + ": " + reason, what, "rename the file in plain letters");
      return folder;
    }
    if (!Files.exists(path)) {
      String near = nearest(path).map(n -> "did you mean " + Quote.of(n) + "? ").orElse("");
      tell(value, shown(value, path) + " does not exist", what, near + source(path) + RULE);
    } else if (!Files.isReadable(path)) {
      String remedy = "give yourself the right to read it";
      tell(value, shown(value, path) + " may not be read", what, remedy);
    }
    return path;
  }

  /** Without {@code ..}, unless that would lead elsewhere, as it can across symbolic links. */
  private static Path normal(Path path) {
    Path normal = path.normalize();
    try {
      return Files.isSameFile(path, normal) ? normal : path;
    } catch (IOException e) {
      return normal; // neither is there, which the caller tells
    }
  }

  /** Models and data that nobody may ship are described beside the file that asks for them. */
  private String source(Path path) {
    boolean written = path.toString().matches(".*\\.(csv|ya?ml)");
    return !written && Files.isRegularFile(folder.resolve(README))
        ? README + " beside this file may say where to get it; "
        : "";
  }

  private static String shown(Value value, Path path) {
    String text = Quote.of(value.text(""));
    return path.endsWith(value.text("")) ? text : text + " (" + path + ")";
  }

  private void tell(Value value, String problem, String expected, String remedy) {
    problems.add(document.position(value.path()), value.path(), problem, expected, remedy);
  }

  /** The name in the path's folder that is nearest to the path's own. */
  static Optional<String> nearest(Path path) {
    Path parent = path.toAbsolutePath().getParent();
    Path name = path.getFileName();
    if (parent == null || name == null || !Files.isDirectory(parent)) {
      return Optional.empty();
    }
    try (Stream<Path> siblings = Files.list(parent)) {
      List<String> names =
          siblings.limit(MOST_NAMES).map(p -> String.valueOf(p.getFileName())).sorted().toList();
      return Suggestions.nearest(name.toString(), names);
    } catch (IOException e) {
      return Optional.empty(); // a folder that may not be listed has nothing to suggest
    }
  }
}
