package dev.understudy.phone.lab;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the tools of a lab are on this machine.
 *
 * @param adb the program
 * @param androidHome the SDK folder that has it in {@code platform-tools}
 * @param node the program
 * @param appiumHome what {@code tools/setup-appium} installed
 */
public record LabTools(Path adb, Path androidHome, Path node, Path appiumHome) {
  /**
   * The tools; where they are missing, skips the test that asks and prints why, or fails it under
   * {@code UNDERSTUDY_REQUIRE=all}.
   */
  public static LabTools require() {
    try {
      return find();
    } catch (IOException e) {
      String reason = e.getMessage() + "; tools/setup-appium installs it";
      System.out.println("Phones are not driven: " + reason);
      if ("all".equals(System.getenv("UNDERSTUDY_REQUIRE"))) {
        Assertions.fail(reason + ", yet UNDERSTUDY_REQUIRE=all");
      }
      Assumptions.abort(reason);
      throw new IllegalStateException(e);
    }
  }

  /**
   * Looks for the tools.
   *
   * @throws IOException naming the first that is missing
   */
  static LabTools find() throws IOException {
    Path adb = program("adb");
    Path real = adb.toRealPath(); // Debian links it from its SDK folder
    Path tools = real.getParent();
    Path sdk = tools == null ? null : tools.getParent();
    if (sdk == null) {
      throw new IOException("adb is in no Android SDK folder: " + real);
    }
    Path appium = installFolder();
    if (!Files.exists(appium.resolve("installed-lock.json"))) {
      throw new IOException("no Appium in " + appium);
    }
    return new LabTools(adb, sdk, program("node"), appium);
  }

  private static Path program(String name) throws IOException {
    return Arrays.stream(variable("PATH").orElse("").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException(name + " is not installed"));
  }

  private static Path installFolder() {
    return variable("UNDERSTUDY_APPIUM")
        .map(Path::of)
        .orElseGet(
            () ->
                variable("XDG_CACHE_HOME")
                    .map(Path::of)
                    .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("understudy-appium"));
  }

  private static Optional<String> variable(String name) {
    @Nullable String value = System.getenv(name);
    return Optional.ofNullable(value).filter(v -> !v.isEmpty());
  }
}
