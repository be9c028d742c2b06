package dev.understudy.phone.system;

/**
 * On whose behalf files are touched.
 *
 * @param app the package's name; empty for adb's shell
 */
public record User(String app) {
  /** adb's. */
  public static final User SHELL = new User("");

  /** An app's own, as {@code run-as} gives it. */
  public static User app(String name) {
    return new User(name);
  }

  /** Where its relative paths begin. */
  public String home() {
    return app.isEmpty() ? "/" : "/data/data/" + app;
  }
}
