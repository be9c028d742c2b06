package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.AppProcess;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Commands for processes. */
final class ProcessCommands {
  private final Android android;

  ProcessCommands(Android android) {
    this.android = android;
  }

  Map<String, Command> all() {
    return Map.of(
        "ps", this::ps,
        "pidof", this::pidof,
        "pgrep", this::pgrep,
        "kill", this::kill);
  }

  private int ps(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("ps", words, "-A --help");
    if (arguments.has("--help")) {
      io.println("usage: ps [-A]\n\n-A\tAll");
      return 0;
    }
    io.println("USER           PID  PPID     VSZ    RSS WCHAN            ADDR S NAME");
    for (AppProcess process : android.processes().all().values()) {
      io.println(
          String.format(
              "u0_a123 %10d   300 1000000  90000 0                   0 S %s",
              process.pid(), process.name()));
    }
    return 0;
  }

  private int pidof(List<String> words, User user, ShellIo io) throws IOException {
    return list(process -> words.contains(process.name()), io);
  }

  private int pgrep(List<String> words, User user, ShellIo io) throws IOException {
    Arguments arguments = Arguments.parse("pgrep", words, "-f");
    Pattern pattern = Pattern.compile(arguments.last());
    return list(process -> pattern.matcher(process.name()).find(), io);
  }

  private int list(Predicate<AppProcess> wanted, ShellIo io) throws IOException {
    List<AppProcess> found = android.processes().all().values().stream().filter(wanted).toList();
    for (AppProcess process : found) {
      io.println(Integer.toString(process.pid()));
    }
    return found.isEmpty() ? 1 : 0;
  }

  private int kill(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    int code = 0;
    for (String word : words) {
      if (word.startsWith("-")) {
        continue; // whichever signal
      }
      List<String> names =
          android.processes().all().values().stream()
              .filter(p -> Integer.toString(p.pid()).equals(word))
              .map(AppProcess::name)
              .toList();
      for (String name : names) {
        android.kill(name);
      }
      if (names.isEmpty()) {
        io.error("kill: " + word + ": No such process");
        code = 1;
      }
    }
    return code;
  }
}
