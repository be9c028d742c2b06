package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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

  /** A note's text as a sentence of its own; empty where there is nothing to say. */
  public static String sentence(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      return "";
    }
    boolean word = trimmed.length() > 1 && Character.isLowerCase(trimmed.charAt(1));
    String start = trimmed.substring(0, 1);
    return (word ? start.toUpperCase(Locale.ROOT) : start)
        + trimmed.substring(1)
        + (trimmed.endsWith(".") ? "" : ".");
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

  /**
   * What the reader must know of two values: {@code student throttled: thermal status 2}. What
   * holds for both is said once.
   */
  static String caveats(Optional<Measurement> teacher, Optional<Measurement> student) {
    List<String> own = Stream.of(teacher, student).map(Phrases::caveat).toList();
    List<String> caveats = new ArrayList<>();
    if (own.get(0).equals(own.get(1))) {
      caveats.add(own.get(0));
    } else {
      caveats.add(own.get(0).isEmpty() ? "" : "teacher " + own.get(0));
      caveats.add(own.get(1).isEmpty() ? "" : "student " + own.get(1));
    }
    caveats.removeIf(String::isEmpty);
    return caveats.isEmpty() ? "" : "not to be relied on, " + String.join(", ", caveats);
  }

  /** A simulated phone needs no reason, and of long ones the table's notes have the rest. */
  private static String caveat(Optional<Measurement> value) {
    return value
        .map(Measurement::validity)
        .filter(v -> !v.isMeasured())
        .map(v -> v.kind() == Validity.Kind.SIMULATED ? word(v.kind()) : beginning(describe(v)))
        .orElse("");
  }
}
