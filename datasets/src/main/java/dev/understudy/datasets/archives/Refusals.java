package dev.understudy.datasets.archives;

import dev.understudy.common.InputException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;

/** The errors of one archive. */
record Refusals(Path path) {
  private static final String REMEDY =
      "unpack it with a tool you trust, look at it, and pack the pictures alone again";

  /** An entry that nothing good can be meant by. */
  InputException hostile(String name, String problem) {
    return new InputException(
        path + ": " + printable(name),
        problem,
        "plain files of pictures with names of their own",
        REMEDY);
  }

  /** An entry that is or claims to be too large. */
  InputException tooLarge(String name, String problem) {
    return new InputException(
        path + ": " + printable(name),
        problem + " (a decompression bomb?)",
        "at most "
            + (Defaults.MAX_ENTRY_BYTES >> 20)
            + " MiB in one file, and a growth of at most "
            + Defaults.MAX_RATIO
            + " times",
        REMEDY);
  }

  /** An entry whose bytes are not what they should be. */
  InputException damaged(String name, IOException cause) {
    return new InputException(
        path + ": " + printable(name),
        "is damaged (" + describe(cause) + ")",
        "a whole file in a whole archive",
        "download or pack the archive again",
        cause);
  }

  /** An archive that is no archive. */
  InputException unreadable(String kind, IOException cause) {
    return new InputException(
        path.toString(),
        "cannot be read as a " + kind + " (" + describe(cause) + ")",
        "a whole " + kind,
        "download or pack it again",
        cause);
  }

  private static String describe(IOException e) {
    if (e instanceof EOFException) {
      return "it is cut short";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }

  /** A hostile name may hold what a terminal would obey. */
  private static String printable(String name) {
    var shown = new StringBuilder();
    name.codePoints()
        .limit(300)
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04x", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
