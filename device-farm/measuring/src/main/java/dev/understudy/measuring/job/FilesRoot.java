package dev.understudy.measuring.job;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The app's two files folders; which of them a driver can reach differs from lab to lab. */
public enum FilesRoot {
  /** In the app's own storage; reached through {@code run-as}, since the app is debuggable. */
  INTERNAL,
  /** On the shared storage; reached by {@code adb push}, where the phone's maker lets it. */
  EXTERNAL;

  /** As the extra {@link AgentCommand#ROOT} says it: {@code internal}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The folder that an intent means.
   *
   * @param text the extra {@link AgentCommand#ROOT}; internal if it is missing
   * @throws IllegalArgumentException if there is no such folder
   */
  public static FilesRoot of(@Nullable String text) {
    if (text == null) {
      return INTERNAL;
    }
    try {
      return Words.parse(FilesRoot.class, text, FilesRoot::text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("root: " + e.getMessage(), e);
    }
  }
}
