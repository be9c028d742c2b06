package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.fault.Point;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.Apk;
import dev.understudy.phone.system.Instrumentation;
import dev.understudy.phone.system.Intent;
import dev.understudy.phone.system.Manifest;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code am}, the activity manager. */
final class ActivityCommand implements Command {
  private static final long POLL_MS = 100;

  private final Android android;
  private final Instrumentation instrumentation;

  ActivityCommand(Android android, Instrumentation instrumentation) {
    this.android = android;
    this.instrumentation = instrumentation;
  }

  @Override
  public int run(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    String what = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    return switch (what) {
      case "start", "start-activity" -> start(rest, io);
      case "force-stop", "kill" -> stop(Arguments.parse("am " + what, rest, "--user=").last());
      case "broadcast" -> broadcast(IntentArguments.parse(rest), io);
      case "startservice", "start-service", "start-foreground-service" ->
          service(IntentArguments.parse(rest), io);
      case "instrument" -> instrument(rest, io);
      default -> throw Refused.usage("am " + String.join(" ", words));
    };
  }

  private int stop(String name) throws InterruptedException {
    android.kill(name);
    instrumentation.stopped(name);
    return 0;
  }

  private int start(List<String> words, ShellIo io) throws IOException, InterruptedException {
    IntentArguments arguments = IntentArguments.parse(words);
    String component = arguments.component();
    io.println("Starting: Intent { cmp=" + component + " }");
    int slash = component.indexOf('/');
    Optional<Manifest> manifest =
        android.packages().find(component.substring(0, Math.max(0, slash))).map(Apk::manifest);
    String activity = manifest.map(m -> m.fullName(component.substring(slash + 1))).orElse("");
    Boolean exported = manifest.map(m -> m.activities().get(activity)).orElse(null);
    if (manifest.isEmpty() || exported == null) {
      io.println("Error type 3");
      io.println("Error: Activity class {" + component + "} does not exist.");
      return 1;
    }
    if (!exported) {
      io.error(
          "java.lang.SecurityException: Permission Denial: starting Intent { cmp="
              + component
              + " } not exported from uid 10123");
      return 255;
    }
    if (arguments.has("-S")) {
      stop(manifest.get().packageName());
    }
    boolean warm = android.processes().find(manifest.get().packageName()).isPresent();
    Intent intent =
        new Intent(arguments.action(), manifest.get().packageName(), activity, arguments.extras());
    android.start(intent);
    if (arguments.has("-W")) {
      io.print(
          "Status: ok\nLaunchState: "
              + (warm ? "WARM" : "COLD")
              + "\nActivity: "
              + component
              + "\nTotalTime: 321\nWaitTime: 330\nComplete\n");
    }
    return 0;
  }

  private int broadcast(IntentArguments arguments, ShellIo io) throws IOException {
    io.println("Broadcasting: Intent { act=" + arguments.action() + " }");
    io.println("Broadcast completed: result=-1");
    return 0;
  }

  private int service(IntentArguments arguments, ShellIo io) throws IOException {
    String component = arguments.component();
    String name = component.substring(0, Math.max(0, component.indexOf('/')));
    io.println("Starting service: Intent { cmp=" + component + " }");
    if (android.packages().find(name).isEmpty()) {
      io.println("Error: Not found; no service started.");
      return 1;
    }
    android.process(name);
    return 0;
  }

  /** Blocks until the instrumentation ends or the host leaves, as {@code am instrument -w} does. */
  private int instrument(List<String> words, ShellIo io) throws IOException, InterruptedException {
    String runner = runner(words);
    Optional<Instrumentation.Running> running = instrumentation.start(runner);
    if (running.isEmpty()) {
      io.println(
          "INSTRUMENTATION_STATUS: Error=Unable to find instrumentation info for: " + runner);
      io.println("INSTRUMENTATION_STATUS_CODE: -1");
      io.println("INSTRUMENTATION_FAILED: " + runner);
      return 1;
    }
    io.println("INSTRUMENTATION_STATUS: class=AppiumUiAutomator2Server");
    io.println("INSTRUMENTATION_STATUS_CODE: 1");
    android.faults().strike(Point.INSTRUMENT, runner);
    while (running.get().after(POLL_MS)) {
      if (!io.alive().after(1)) {
        running.get().stop();
        return 0;
      }
    }
    io.println(running.get().farewell());
    return 0;
  }

  private static String runner(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      switch (words.get(i)) {
        case "-w", "--no-window-animation" -> {}
        case "-e" -> i += 2;
        default -> {
          if (words.get(i).startsWith("-")) {
            throw Refused.usage("am instrument " + words.get(i));
          }
          return words.get(i);
        }
      }
    }
    throw Refused.usage("am instrument without a runner");
  }
}
