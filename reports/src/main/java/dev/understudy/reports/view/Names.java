package dev.understudy.reports.view;

/** Text that a user chose, made safe to look at. Escaping for a format comes after this. */
public final class Names {
  private Names() {}

  /**
   * Shows what would hide: direction marks, zero-width and control characters become {@code
   * [U+202E]} and the like; line breaks and tabs become spaces. Joiners stay, since scripts need
   * them.
   */
  public static String visible(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  /** {@link #visible} in at most {@code length} characters, the middle left out. */
  public static String brief(String text, int length) {
    String shown = visible(text);
    int points = shown.codePointCount(0, shown.length());
    if (points <= length) {
      return shown;
    }
    int head = (length - 1) * 2 / 3;
    int tail = length - 1 - head;
    return shown.substring(0, shown.offsetByCodePoints(0, head))
        + "…"
        + shown.substring(shown.offsetByCodePoints(0, points - tail));
  }

  private static void append(StringBuilder shown, int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      shown.append(' ');
    } else if (hides(c)) {
      shown.append(String.format("[U+%04X]", c));
    } else {
      shown.appendCodePoint(c);
    }
  }

  private static boolean hides(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      default -> false;
    };
  }
}
