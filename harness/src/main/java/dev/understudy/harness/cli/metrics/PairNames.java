package dev.understudy.harness.cli.metrics;

import dev.understudy.common.InputException;
import dev.understudy.datasets.pictures.NamedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pairs the pictures of two folders by their names, whatever their file types. */
final class PairNames {
  private static final int SHOWN = 5;

  private PairNames() {}

  /**
   * The pairs' names, relative and without file type, in the sets' order; empty where one of them
   * is no folder, so that order alone pairs.
   *
   * @throws InputException if a picture has no counterpart, listing the first on each side
   */
  static List<String> of(Path a, Path b) {
    if (!Files.isDirectory(a) || !Files.isDirectory(b)) {
      return List.of();
    }
    List<String> ofA = stems(a);
    List<String> ofB = stems(b);
    if (!ofA.equals(ofB)) {
      throw new InputException(
          a + " and " + b,
          "their pictures do not pair: " + alone(a, ofA, ofB) + "; " + alone(b, ofB, ofA),
          "the same relative names in both folders (file types may differ)",
          "rename or remove what has no counterpart");
    }
    return ofA;
  }

  private static String alone(Path folder, List<String> names, List<String> others) {
    Set<String> there = new HashSet<>(others);
    List<String> alone = new ArrayList<>(names.stream().filter(n -> !there.contains(n)).toList());
    int more = alone.size() - SHOWN;
    String listed = String.join(", ", alone.subList(0, Math.min(SHOWN, alone.size())));
    return "only in "
        + folder
        + ": "
        + (listed.isEmpty() ? "nothing" : listed)
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static List<String> stems(Path folder) {
    return NamedFiles.of(folder).stream()
        .map(NamedFiles.NamedFile::name)
        .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
        .toList();
  }
}
