package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Properties, settings, and the few others that change nothing here. */
final class StateCommands {
  private final Android android;

  StateCommands(Android android) {
    this.android = android;
  }

  Map<String, Command> all() {
    return Map.of(
        "getprop", this::getprop,
        "setprop", this::setprop,
        "settings", this::settings,
        "wm", this::wm,
        "appops", this::appops);
  }

  private int getprop(List<String> words, User user, ShellIo io) throws IOException {
    if (words.isEmpty()) {
      for (Map.Entry<String, String> each : android.properties().entrySet()) {
        io.println("[" + each.getKey() + "]: [" + each.getValue() + "]");
      }
    } else {
      io.println(
          android.properties().getOrDefault(words.get(0), words.size() > 1 ? words.get(1) : ""));
    }
    return 0;
  }

  private int setprop(List<String> words, User user, ShellIo io) throws IOException {
    if (words.size() != 2 || words.get(0).startsWith("ro.")) {
      io.error("Failed to set property '" + String.join("' to '", words) + "'");
      return 1;
    }
    android.properties().put(words.get(0), words.get(1));
    return 0;
  }

  private int settings(List<String> words, User user, ShellIo io) throws IOException {
    List<String> w = Arguments.parse("settings", words, "--user=").operands();
    String what = w.isEmpty() ? "" : w.get(0);
    String key = w.size() > 2 ? w.get(1) + "/" + w.get(2) : "";
    if (what.equals("get") && w.size() == 3) {
      io.println(android.settings().getOrDefault(key, "null"));
    } else if (what.equals("put") && w.size() == 4) {
      android.settings().put(key, w.get(3));
    } else if (what.equals("delete") && w.size() == 3) {
      io.println("Deleted " + (android.settings().remove(key) == null ? 0 : 1) + " rows");
    } else {
      throw Refused.usage("settings " + String.join(" ", words));
    }
    return 0;
  }

  private int wm(List<String> words, User user, ShellIo io) throws IOException {
    switch (String.join(" ", words)) {
      case "size" -> io.println("Physical size: 1080x2400");
      case "density" ->
          io.println("Physical density: " + android.properties().get("ro.sf.lcd_density"));
      case "dismiss-keyguard" -> {}
      default -> throw Refused.usage("wm " + String.join(" ", words));
    }
    return 0;
  }

  /** A permission that no simulated app asks for. */
  private int appops(List<String> words, User user, ShellIo io) throws IOException {
    if (words.size() != 4 || !words.get(0).equals("set")) {
      throw Refused.usage("appops " + String.join(" ", words));
    }
    if (android.packages().find(words.get(1)).isEmpty()) {
      io.error("Error: No UID for " + words.get(1) + " in user 0");
      return 255;
    }
    return 0;
  }
}
