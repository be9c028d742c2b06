package dev.understudy.reports.history;

import dev.understudy.common.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Any Java text as a text that both databases take: PostgreSQL refuses NUL, and half a surrogate
 * pair is no UTF-8. Such a character becomes U+FFFD and its four hexadecimal digits, and so does
 * U+FFFD itself, so that no two texts become one.
 */
final class StoredText {
  /**
   * The longest key in bytes of UTF-8: four of them fit into an index entry of PostgreSQL, a third
   * of its page of 8 KiB.
   */
  static final int LONGEST_KEY = 500;

  private static final char MARK = '\uFFFD';

  private StoredText() {}

  static String encode(String text) {
    StringBuilder stored = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || c == MARK || (Character.isSurrogate(c) && !pair)) {
        stored = stored == null ? new StringBuilder(text.substring(0, i)) : stored;
        stored.append(MARK).append(String.format("%04X", (int) c));
      } else if (stored != null) {
        stored.append(c);
      }
      if (pair) {
        i++;
        if (stored != null) {
          stored.append(text.charAt(i));
        }
      }
    }
    return stored == null ? text : stored.toString();
  }

  /**
   * A text to index and to look up. One that is too long becomes its beginning and its hash, which
   * find it all the same.
   */
  static String key(String text) {
    String stored = encode(text);
    if (stored.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY) {
      return stored;
    }
    String beginning = text.substring(0, text.offsetByCodePoints(0, 60));
    return encode(beginning) + "… (SHA-256 " + Sha256.of(stored) + ")";
  }

  static @Nullable String keyOrNull(@Nullable String text) {
    return text == null ? null : key(text);
  }

  static String decode(String stored) {
    if (stored.indexOf(MARK) < 0) {
      return stored;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < stored.length(); i++) {
      char c = stored.charAt(i);
      if (c == MARK) {
        text.append((char) Integer.parseInt(stored.substring(i + 1, i + 5), 16));
        i += 4;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
