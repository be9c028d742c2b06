package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.adb.ShellService;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.DeviceFiles;
import dev.understudy.phone.system.Instrumentation;
import dev.understudy.phone.system.User;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phone's shell: finds commands and joins them. */
public final class Shell implements ShellService.Runner {
  private final Android android;
  private final Map<String, Command> commands = new HashMap<>();

  /** The shell of a phone whose {@code am instrument} runs {@code instrumentation}. */
  public Shell(Android android, Instrumentation instrumentation) {
    this.android = android;
    commands.putAll(new FileCommands(android.files()).all());
    commands.putAll(new TextCommands(android.wallClock()).all());
    commands.putAll(new StateCommands(android).all());
    commands.putAll(new ProcessCommands(android).all());
    PackageCommand packages = new PackageCommand(android);
    commands.put("pm", packages);
    commands.put("cmd", new ServiceCommand(android, packages));
    commands.put("am", new ActivityCommand(android, instrumentation));
    commands.put("dumpsys", new Dumpsys(android));
    commands.put("logcat", new LogcatCommand(android.logcat()));
    commands.put("exec", (words, user, io) -> run(words, user, io));
    commands.put("run-as", this::runAs);
    commands.put("sh", this::sh);
  }

  @Override
  public int run(String command, ShellIo io) throws IOException, InterruptedException {
    android.faults().strike(Point.SHELL, command);
    int code = runLine(command, User.SHELL, io);
    android.log().note("shell (" + code + ") " + command);
    return code;
  }

  private int runLine(String line, User user, ShellIo io) throws IOException, InterruptedException {
    List<Line.Step> steps;
    try {
      steps = Line.parse(line);
    } catch (Refused e) {
      return refuse(e, line, io);
    }
    int code = 0;
    InputStream piped = io.in();
    boolean skipped = false;
    for (int i = 0; i < steps.size(); i++) {
      Line.Step step = steps.get(i);
      skipped =
          switch (step.operator()) {
            case "&&" -> code != 0;
            case "||" -> code == 0;
            case "|" -> skipped; // with what feeds it
            default -> false;
          };
      if (skipped) {
        continue;
      }
      InputStream in = step.operator().equals("|") ? piped : io.in();
      boolean toPipe = i + 1 < steps.size() && steps.get(i + 1).operator().equals("|");
      if (toPipe) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        code = runStep(step, user, io.with(in, out, io.err()), line);
        piped = new ByteArrayInputStream(out.toByteArray());
      } else {
        code = runStep(step, user, io.with(in, io.out(), io.err()), line);
      }
    }
    return code;
  }

  private int runStep(Line.Step step, User user, ShellIo io, String line)
      throws IOException, InterruptedException {
    try (OutputStream file = redirected(step, user)) {
      OutputStream out = step.output().isEmpty() ? io.out() : file;
      OutputStream err =
          switch (step.errors()) {
            case "&1" -> out;
            case "/dev/null" -> OutputStream.nullOutputStream();
            default -> io.err();
          };
      return step.words().isEmpty() ? 0 : run(step.words(), user, io.with(io.in(), out, err));
    } catch (Refused e) {
      return refuse(e, line, io);
    } catch (DeviceFiles.Unusable e) {
      io.error("/system/bin/sh: can't create " + step.output() + ": " + e.getMessage());
      return 1;
    }
  }

  private OutputStream redirected(Line.Step step, User user) throws IOException {
    if (step.output().isEmpty() || step.output().equals("/dev/null")) {
      return OutputStream.nullOutputStream();
    }
    Path file = android.files().creatable(step.output(), user);
    return step.append()
        ? Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
        : Files.newOutputStream(file);
  }

  private int run(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    if (words.isEmpty()) {
      return 0;
    }
    Command command = commands.get(words.get(0));
    if (command == null && words.get(0).matches("[A-Z_]+=.*")) {
      return run(words.subList(1, words.size()), user, io); // an environment nobody reads
    }
    if (command == null) {
      throw Refused.command(words.get(0));
    }
    return command.run(words.subList(1, words.size()), user, io);
  }

  private int refuse(Refused refused, String line, ShellIo io) throws IOException {
    if (refused.noted()) {
      android.log().refuse("shell: " + line + " (" + refused.message() + ")");
    }
    io.error(refused.message());
    return refused.code();
  }

  private int sh(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    if (words.size() != 2 || !words.get(0).equals("-c")) {
      throw Refused.usage("sh " + String.join(" ", words));
    }
    return runLine(words.get(1), user, io);
  }

  /** Becomes a debuggable package's user, with its folder as the current one. */
  private int runAs(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    String name = words.isEmpty() ? "" : words.get(0);
    var apk = android.packages().find(name);
    if (apk.isEmpty()) {
      io.error("run-as: unknown package: " + name);
      return 1;
    }
    if (!apk.get().manifest().debuggable()) {
      io.error("run-as: package not debuggable: " + name);
      return 1;
    }
    return run(words.subList(1, words.size()), User.app(name), io);
  }
}
