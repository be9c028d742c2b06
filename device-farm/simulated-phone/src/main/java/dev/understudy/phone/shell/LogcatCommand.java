package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Logcat;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code logcat}: the log so far, and what comes unless {@code -d} or {@code -t} is given. */
final class LogcatCommand implements Command {
  private static final long POLL_MS = 50;

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
    String tail = arguments.values().getOrDefault("-t", arguments.values().get("-T"));
    int next = tail == null ? 0 : logcat.tail(Integer.parseInt(tail));
    boolean follow = !arguments.has("-d") && !arguments.values().containsKey("-t");
    io.println("--------- beginning of main");
    do {
      Logcat.Slice slice = logcat.from(next);
      for (String line : slice.lines()) {
        io.out().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
      io.out().flush();
      next = slice.next();
    } while (follow && io.alive().after(POLL_MS));
    return 0;
  }
}
