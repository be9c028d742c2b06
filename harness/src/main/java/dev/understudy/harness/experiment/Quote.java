package dev.understudy.harness.experiment;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Puts the file's own words into messages, such that they cannot disturb a terminal. */
final class Quote {
  private static final int LONGEST = 60;

  private Quote() {}

  /** The text between backticks. */
  static String of(String text) {
    return "`" + plain(text) + "`";
  }

  /** All of them between backticks: {@code `a`, `b`}. */
  static String all(Collection<String> texts) {
    return texts.stream().map(Quote::of).collect(Collectors.joining(", "));
  }

  /** The text with control and invisible characters escaped, shortened where it is long. */
  static String plain(String text) {
    StringBuilder safe = new StringBuilder();
    int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, LONGEST); i++) {
      if (isVisible(points[i])) {
        safe.appendCodePoint(points[i]);
      } else {
        safe.append(String.format(Locale.ROOT, "\\u%04x", points[i]));
      }
    }
    return points.length > LONGEST ? safe + "…" : safe.toString();
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
