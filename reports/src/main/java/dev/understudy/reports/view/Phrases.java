package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns of phrase that the verdict's sentences share. */
public final class Phrases {
  private Phrases() {}

  /** A verdict of validity as a word: {@code throttled}, {@code delegate fallback}. */
  public static String word(Validity.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A validity with its reason: {@code throttled (thermal status 2)}. */
  public static String describe(Validity validity) {
    String word = word(validity.kind());
    String reason = Names.visible(validity.brief());
    if (validity.kind() == Validity.Kind.NOT_AVAILABLE && !reason.isBlank()) {
      return reason; // nothing went wrong, so the reason is all there is to say
    }
    return reason.isBlank() ? word : word + ": " + reason;
  }

  /** Why a value that should be there is not. */
  static String missing(Optional<Measurement> value) {
    // A launch that crashed here brings its last lines along; a sentence has no room for them.
    return value.map(m -> beginning(describe(m.validity()))).orElse("it was not measured");
  }

  private static String beginning(String text) {
    int most = 100;
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most)).strip() + "…";
  }

  /** {@code 95 % CI 4.1 to 5.2}. */
  public static String interval(ConfidenceInterval interval) {
    return Figures.percent(interval.level())
        + " CI "
        + Figures.plain(interval.low())
        + " to "
        + Figures.plain(interval.high());
  }

  /** A label within a sentence: {@code Parameters} becomes {@code parameters}, MACs stays. */
  static String within(String label) {
    String shown = Names.visible(label);
    boolean word =
        shown.length() > 1
            && Character.isUpperCase(shown.charAt(0))
            && Character.isLowerCase(shown.charAt(1));
    return word ? Character.toLowerCase(shown.charAt(0)) + shown.substring(1) : shown;
  }

  /** {@code a, b and c}. */
  static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int last = parts.size() - 1;
    return String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
  }

  /** What the reader must know of two values: {@code student throttled: thermal status 2}. */
  static String caveats(Optional<Measurement> teacher, Optional<Measurement> student) {
    List<String> caveats = new ArrayList<>();
    teacher.ifPresent(m -> caveat("teacher", m, caveats));
    student.ifPresent(m -> caveat("student", m, caveats));
    return caveats.isEmpty() ? "" : "not to be relied on, " + String.join(", ", caveats);
  }

  private static void caveat(String who, Measurement m, List<String> caveats) {
    if (!m.validity().isMeasured()) {
      caveats.add(who + " " + describe(m.validity()));
    }
  }
}
