package dev.understudy.harness.experiment;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as an experiment file writes them: {@code 500ms}, {@code 2s}, {@code 1.5m}. */
final class Times {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)(ms|s|m)");

  private Times() {}

  /** The time, or empty where the text is none. */
  static Optional<Duration> parse(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    long unit =
        switch (time.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> 60_000_000_000L;
        };
    BigDecimal nanos = new BigDecimal(time.group(1)).multiply(BigDecimal.valueOf(unit));
    return Optional.of(Duration.ofNanos(nanos.longValueExact()));
  }

  /** The one way to write a time, for the record. */
  static String format(Duration time) {
    boolean seconds = time.toSeconds() > 0 && time.toNanos() % 1_000_000 == 0;
    BigDecimal value = BigDecimal.valueOf(time.toNanos(), seconds ? 9 : 6).stripTrailingZeros();
    return value.toPlainString() + (seconds ? "s" : "ms");
  }
}
