package dev.understudy.reports.history;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where this user's history is: by our own variable, else in the platform's data folder. */
final class StandardPlace {
  private StandardPlace() {}

  /**
   * The place.
   *
   * @param system as {@code os.name} says it
   * @param home the user's home folder
   * @param environment a variable's value, or null
   */
  static String of(String system, Path home, Function<String, @Nullable String> environment) {
    String own = environment.apply("UNDERSTUDY_HISTORY");
    if (own != null && !own.isBlank()) {
      return own;
    }
    return dataFolder(system.toLowerCase(Locale.ROOT), home, environment)
        .resolve("understudy")
        .resolve("history.db")
        .toString();
  }

  private static Path dataFolder(
      String system, Path home, Function<String, @Nullable String> environment) {
    if (system.startsWith("windows")) {
      String local = environment.apply("LOCALAPPDATA");
      return local == null || local.isBlank() ? home.resolve("AppData/Local") : Path.of(local);
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library/Application Support");
    }
    String xdg = environment.apply("XDG_DATA_HOME");
    // The XDG specification: a relative path there is invalid and to be ignored.
    return xdg != null && Path.of(xdg).isAbsolute() ? Path.of(xdg) : home.resolve(".local/share");
  }

  static String ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System::getenv);
  }
}
