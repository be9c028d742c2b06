package dev.understudy.datasets.pictures;

import dev.understudy.common.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with one brace range in its file name, as shells and WebDataset write it: {@code
 * shard-{000..127}.tar}. Numbers with leading zeros keep their width.
 */
final class FileRange {
  private static final Pattern BRACES = Pattern.compile("\\{(\\d{1,9})\\.\\.(\\d{1,9})}");

  private FileRange() {}

  /** The files that a path names, or none if it has no range. */
  static Optional<List<Path>> of(Path path) {
    String name = String.valueOf(path.getFileName());
    Matcher braces = BRACES.matcher(name);
    if (!braces.find()) {
      return Optional.empty();
    }
    String from = braces.group(1);
    String to = braces.group(2);
    int first = Integer.parseInt(from);
    int last = Integer.parseInt(to);
    boolean padded = from.startsWith("0") && from.length() > 1;
    if (last < first
        || last - first >= Defaults.MAX_RANGE
        || (padded && from.length() != to.length())
        || BRACES.matcher(name.substring(braces.end())).find()) {
      throw new InputException(
          path.toString(),
          "has a range that cannot be followed",
          "one range like {000..127}, ascending, of at most " + Defaults.MAX_RANGE + " files",
          "write it so, or give the folder of the files");
    }
    var files = new ArrayList<Path>();
    for (int i = first; i <= last; i++) {
      String number = padded ? String.format("%0" + from.length() + "d", i) : Integer.toString(i);
      files.add(
          path.resolveSibling(
              name.substring(0, braces.start()) + number + name.substring(braces.end())));
    }
    return Optional.of(List.copyOf(files));
  }
}
