package dev.understudy.common;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where this user's caches are: by our own variable, else by the platform's convention. */
public final class CacheFolder {
  private CacheFolder() {}

  /**
   * The folder.
   *
   * @param system as {@code os.name} says it
   * @param home the user's home folder
   * @param environment a variable's value, or null
   */
  static Path of(String system, Path home, Function<String, @Nullable String> environment) {
    String own = environment.apply("UNDERSTUDY_CACHE");
    if (own != null && !own.isBlank()) {
      return Path.of(own);
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.apply("LOCALAPPDATA");
      Path folder =
          local == null || local.isBlank() ? home.resolve("AppData/Local") : Path.of(local);
      return folder.resolve("understudy").resolve("Cache");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library/Caches/understudy");
    }
    String xdg = environment.apply("XDG_CACHE_HOME");
    // The XDG specification: a relative path there is invalid and to be ignored.
    return xdg != null && Path.of(xdg).isAbsolute()
        ? Path.of(xdg).resolve("understudy")
        : home.resolve(".cache/understudy");
  }

  /** This user's. */
  public static Path ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System::getenv);
  }
}
