package dev.understudy.measuring.job;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file in the app's folder and what its content must be.
 *
 * @param file path from the app's files folder, with {@code /}; it may not leave the folder
 * @param sha256 64 hex digits, lower case
 */
public record JobFile(String file, String sha256) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

  /** Checks the form of both. */
  public JobFile {
    if (!isPath(file)) {
      throw new IllegalArgumentException(
          "file: \"" + file + "\" is not a path of letters, digits, . _ - inside the app's folder");
    }
    sha256 = sha256.toLowerCase(Locale.ROOT);
    if (!HASH.matcher(sha256).matches()) {
      throw new IllegalArgumentException("sha256: \"" + sha256 + "\" is not 64 hex digits");
    }
  }

  /** Whether a text is a path that does not leave the app's files folder. */
  static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }
}
