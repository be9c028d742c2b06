package dev.understudy.measuring.job;

import java.util.Locale;

/** Android's thermal status, in its order ({@code PowerManager.THERMAL_STATUS_*}). */
public enum Thermal {
  /** Not throttling. */
  NONE,
  /** Throttling a little; not felt. */
  LIGHT,
  /** Throttling. */
  MODERATE,
  /** Throttling hard. */
  SEVERE,
  /** Everything that can be done has been done. */
  CRITICAL,
  /** Parts are switched off. */
  EMERGENCY,
  /** About to switch off. */
  SHUTDOWN,
  /** The device does not say (before Android 10). */
  UNKNOWN;

  /** As files write it: {@code moderate}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of this text.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Thermal of(String text) {
    return Words.parse(Thermal.class, text, Thermal::text);
  }

  /** The status of Android's number. */
  public static Thermal ofAndroid(int status) {
    return switch (status) {
      case 0 -> NONE;
      case 1 -> LIGHT;
      case 2 -> MODERATE;
      case 3 -> SEVERE;
      case 4 -> CRITICAL;
      case 5 -> EMERGENCY;
      case 6 -> SHUTDOWN;
      default -> UNKNOWN;
    };
  }
}
