package dev.understudy.harness.cli.history;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time: a day or a time in ISO 8601, or how long ago. */
final class TimeConverter implements ITypeConverter<Instant> {
  static final String DESCRIPTION = "a day (2026-11-01, UTC), a time, or how long ago (30d)";

  private final Clock clock;

  /** For picocli. */
  TimeConverter() {
    this(Clock.systemUTC());
  }

  TimeConverter(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant convert(String text) {
    try {
      if (text.matches("\\d{4,}-\\d\\d-\\d\\d")) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (text.indexOf('T') > 0) {
        return OffsetDateTime.parse(text).toInstant();
      }
      return clock.instant().minus(AgeConverter.parse(text));
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is no time; expected: " + DESCRIPTION + ", such as 2026-11-01T02:00Z");
    }
  }
}
