package dev.understudy.phone;

import dev.understudy.phone.lab.LabTools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Real packages, signed. */
final class Packages {
  private Packages() {}

  /** The benchmark app, copied into a folder. */
  static Path agent(Path folder) throws IOException {
    try (InputStream apk = Packages.class.getResourceAsStream("/dev/understudy/agent/agent.apk")) {
      Path file = folder.resolve("agent.apk");
      Files.copy(apk, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  /** The helper app that comes with Appium's driver. */
  static Path appiumSettings(LabTools tools) throws IOException {
    Path modules = tools.appiumHome().resolve("node_modules");
    for (String where : new String[] {"", "appium-uiautomator2-driver/node_modules/"}) {
      Path apk = modules.resolve(where + "io.appium.settings/apks/settings_apk-debug.apk");
      if (Files.exists(apk)) {
        return apk;
      }
    }
    throw new IOException("no Appium Settings package in " + modules);
  }
}
