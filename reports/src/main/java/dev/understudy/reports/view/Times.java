package dev.understudy.reports.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people write them, in UTC; the few that no calendar holds, as a record writes them. */
public final class Times {
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Times() {}

  /** {@code 1 November 2026, 09:30 UTC}. */
  public static String longText(Instant at) {
    return format(LONG, at);
  }

  /** {@code 2026-11-01 09:30}. */
  public static String shortText(Instant at) {
    return format(SHORT, at);
  }

  private static String format(DateTimeFormatter format, Instant at) {
    try {
      return format.format(at);
    } catch (DateTimeException e) {
      return at.toString();
    }
  }
}
