package dev.understudy.datasets.archives;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Checks the names of one archive's entries as they come. */
final class EntryNames {
  private static final Set<String> ARCHIVES =
      Set.of("zip", "tar", "tgz", "tbz", "tbz2", "txz", "7z", "rar", "gz", "bz2", "xz", "zst");

  private final Refusals refusals;
  private final Set<String> seen = new HashSet<>();
  private int count;

  EntryNames(Refusals refusals) {
    this.refusals = refusals;
  }

  /** A folder's name, of which no more is wanted. */
  void folder(String name) {
    path(name);
    count(name);
  }

  /**
   * A file's name without a leading {@code ./}.
   *
   * @throws dev.understudy.common.InputException if the name leads anywhere else, or came before
   */
  String file(String name) {
    String plain = path(name);
    count(name);
    int dot = plain.lastIndexOf('.');
    if (dot >= 0 && ARCHIVES.contains(plain.substring(dot + 1).toLowerCase(Locale.ROOT))) {
      throw refusals.hostile(name, "is an archive within the archive, which is not opened");
    }
    if (!seen.add(plain)) {
      throw refusals.hostile(name, "comes twice in the archive");
    }
    return plain;
  }

  private void count(String name) {
    if (++count > Defaults.MAX_ENTRIES) {
      throw refusals.hostile(name, "is beyond " + Defaults.MAX_ENTRIES + " entries");
    }
  }

  private String path(String name) {
    // A backslash separates on Windows alone; such a name must be harmless there, too.
    String slashed = name.replace('\\', '/');
    boolean drive = slashed.length() > 1 && slashed.charAt(1) == ':';
    if (slashed.startsWith("/") || drive) {
      throw refusals.hostile(name, "has an absolute path");
    }
    for (String part : slashed.split("/", -1)) {
      if (part.equals("..")) {
        throw refusals.hostile(name, "has a path that leads out of the archive");
      }
    }
    if (name.isEmpty() || name.codePoints().anyMatch(Character::isISOControl)) {
      throw refusals.hostile(name, "has a name with control characters, or none");
    }
    String plain = name;
    while (plain.startsWith("./")) {
      plain = plain.substring(2);
    }
    return plain;
  }
}
