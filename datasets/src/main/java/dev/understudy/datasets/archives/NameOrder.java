package dev.understudy.datasets.archives;

/** The one order of names, the same on every system: by code point. */
public final class NameOrder {
  private NameOrder() {}

  /** Differs from String's order where a surrogate pair meets a private-use character. */
  public static int byCodePoint(String a, String b) {
    int i = 0;
    while (i < a.length() && i < b.length()) {
      int x = a.codePointAt(i);
      int y = b.codePointAt(i);
      if (x != y) {
        return Integer.compare(x, y);
      }
      i += Character.charCount(x);
    }
    return Integer.compare(a.length(), b.length());
  }
}
