package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.common.InputException;
import dev.understudy.common.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a model's text file, read one by one, so that an error can name its line. */
final class TextLines {
  /** The published file has 0.4 MB. */
  private static final long MOST_BYTES = 64L << 20;

  private final Path file;
  private final List<String> lines;
  private final String sha256;
  private int at;

  private TextLines(Path file, List<String> lines, String sha256) {
    this.file = file;
    this.lines = lines;
    this.sha256 = sha256;
  }

  static TextLines of(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new InputException(
            file.toString(),
            "has " + size + " bytes",
            "a BRISQUE model's text file, under " + MOST_BYTES + " bytes",
            "give the published file");
      }
      List<String> lines =
          Files.readString(file, StandardCharsets.ISO_8859_1).lines().map(String::strip).toList();
      return new TextLines(file, lines, Sha256.of(file));
    } catch (IOException e) {
      throw new InputException(
          file.toString(),
          "cannot be read (" + e.getMessage() + ")",
          "a BRISQUE model's text file",
          "check its path and permissions",
          e);
    }
  }

  /** The file's name and the start of its hash. */
  String name() {
    return file.getFileName() + " (SHA-256 " + sha256.substring(0, 12) + ")";
  }

  String next() {
    if (at == lines.size()) {
      at++;
      throw wrong("ends too early", "more lines");
    }
    return lines.get(at++);
  }

  /** Makes sure that nothing follows. */
  void end() {
    while (at < lines.size()) {
      if (!lines.get(at++).isEmpty()) {
        throw wrong("goes on after its end", "no more lines");
      }
    }
  }

  double number(String word) {
    try {
      double number = Double.parseDouble(word);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong("has \"" + shortened(word) + "\"", "a number", e);
    }
    throw wrong("has " + shortened(word), "a finite number");
  }

  static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }

  InputException wrong(String problem, String expected) {
    return new InputException(where(), problem, expected, REMEDY);
  }

  private InputException wrong(String problem, String expected, Throwable cause) {
    return new InputException(where(), problem, expected, REMEDY, cause);
  }

  private String where() {
    return file + ":" + at;
  }

  private static final String REMEDY =
      "give the authors' model and range files as published, in this order";
}
