package dev.understudy.phone.shell;

import dev.understudy.phone.adb.ShellIo;
import dev.understudy.phone.system.Android;
import dev.understudy.phone.system.User;
import java.io.IOException;
import java.util.List;

/** {@code cmd}: a service's own command line. */
final class ServiceCommand implements Command {
  private final Android android;
  private final PackageCommand packages;

  ServiceCommand(Android android, PackageCommand packages) {
    this.android = android;
    this.packages = packages;
  }

  @Override
  public int run(List<String> words, User user, ShellIo io)
      throws IOException, InterruptedException {
    String line = String.join(" ", words);
    if (words.size() > 1 && words.get(0).equals("package")) {
      return packages.run(words.subList(1, words.size()), user, io);
    }
    if (line.startsWith("notification allow_listener ")) {
      return 0; // nothing on this phone notifies
    }
    switch (line) {
      case "uimode night" ->
          io.println("Night mode: " + android.settings().getOrDefault("ui/night", "no"));
      case "uimode night no", "uimode night yes" ->
          android.settings().put("ui/night", words.get(2));
      default -> throw Refused.usage("cmd " + line);
    }
    return 0;
  }
}
