package dev.understudy.harness.cli.history;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long ago: {@code 12h}, {@code 90d}, {@code 4w}. */
final class AgeConverter implements ITypeConverter<Duration> {
  private static final Pattern AGE = Pattern.compile("(\\d{1,6})([hdw])");

  @Override
  public Duration convert(String text) {
    try {
      return parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  static Duration parse(String text) {
    Matcher age = AGE.matcher(text);
    if (!age.matches()) {
      throw new DateTimeException(
          "'" + text + "' is no age; expected: hours, days or weeks, such as 12h, 90d or 4w");
    }
    long number = Long.parseLong(age.group(1));
    return switch (age.group(2)) {
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofDays(7 * number);
    };
  }
}
