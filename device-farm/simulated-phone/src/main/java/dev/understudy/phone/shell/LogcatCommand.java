package dev.understudy.phone.shell;

import static java.util.Locale.ROOT;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Logcat;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code logcat}: the log so far, and what comes unless {@code -d} or {@code -t} is given; only
 * what fits the filters, as {@code TAG:PRIORITY} and {@code *:PRIORITY}.
 */
final class LogcatCommand implements Command {
  private static final long POLL_MS = 50;
  private static final String PRIORITIES = "VDIWEFS";

  /** A line in the format {@code threadtime}: its priority and its tag. */
  private static final Pattern LINE =
      Pattern.compile("\\S+ \\S+ +\\d+ +\\d+ ([VDIWEF]) (.*?)\\s*: .*");

  private final Logcat logcat;

  LogcatCommand(Logcat logcat) {
    this.logcat = logcat;
  }

  @Override
  public int run(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    Arguments arguments = Arguments.parse("logcat", words, "-d -c -t= -T= -v= -b=");
    if (!arguments.values().getOrDefault("-v", "threadtime").equals("threadtime")) {
      throw Refused.usage("logcat -v " + arguments.values().get("-v"));
    }
    if (arguments.has("-c")) {
      logcat.clear();
      return 0;
    }
    Predicate<String> wanted = filter(arguments.operands());
    String tail = arguments.values().getOrDefault("-t", arguments.values().get("-T"));
    int next = tail == null ? 0 : logcat.tail(Integer.parseInt(tail));
    boolean follow = !arguments.has("-d") && !arguments.values().containsKey("-t");
    io.println("--------- beginning of main");
    do {
      Logcat.Slice slice = logcat.from(next);
      for (String line : slice.lines()) {
        if (wanted.test(line)) {
          io.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
      }
      io.out().flush();
      next = slice.next();
    } while (follow && io.alive().after(POLL_MS));
    return 0;
  }

  private static Predicate<String> filter(List<String> specs) {
    Map<String, Integer> least = new HashMap<>();
    for (String spec : specs) {
      int colon = spec.lastIndexOf(':');
      int priority =
          colon < 1 ? -1 : PRIORITIES.indexOf(spec.substring(colon + 1).toUpperCase(ROOT));
      if (priority < 0) {
        throw Refused.usage("logcat " + spec);
      }
      least.put(spec.substring(0, colon), priority);
    }
    return line -> {
      Matcher m = LINE.matcher(line);
      return !m.matches()
          || PRIORITIES.indexOf(m.group(1))
              >= least.getOrDefault(m.group(2), least.getOrDefault("*", 0));
    };
  }
}
