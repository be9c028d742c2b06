package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.User;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Commands that only write or filter text. */
final class TextCommands {
  private static final DateTimeFormatter DEVICE_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssZ", Locale.ROOT);

  private final Clock clock;

  TextCommands(Clock clock) {
    this.clock = clock;
  }

  Map<String, Command> all() {
    return Map.of(
        "echo",
        this::echo,
        "date",
        this::date,
        "whoami",
        (words, user, io) -> print(io, user.app().isEmpty() ? "shell" : "u0_a123"),
        "grep",
        this::grep,
        "export",
        (words, user, io) -> 0,
        "true",
        (words, user, io) -> 0);
  }

  private static int print(ShellIo io, String line) throws IOException {
    io.println(line);
    return 0;
  }

  private int echo(List<String> words, User user, ShellIo io) throws IOException {
    return print(io, String.join(" ", words));
  }

  /** Only in the format that Appium asks for. */
  private int date(List<String> words, User user, ShellIo io) throws IOException {
    if (!words.equals(List.of("+%Y-%m-%dT%T%z"))) {
      throw Refused.usage("date " + String.join(" ", words));
    }
    return print(io, DEVICE_TIME.format(ZonedDateTime.now(clock)));
  }

  private int grep(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("grep", words, "-E -i -e=");
    String pattern = arguments.values().getOrDefault("-e", arguments.operand(0));
    Predicate<String> matches =
        Pattern.compile(
                arguments.has("-E") ? pattern : Pattern.quote(pattern),
                arguments.has("-i") ? Pattern.CASE_INSENSITIVE : 0)
            .asPredicate();
    boolean found = false;
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (matches.test(line)) {
        io.println(line);
        found = true;
      }
    }
    return found ? 0 : 1;
  }
}
