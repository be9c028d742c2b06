package dev.understudy.common;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Parts of a protocol that say what a measurement met, such as heat and charge, and not how it was
 * made. They stand in its footnote; two figures that differ in nothing else were made alike.
 */
public final class Circumstances {
  private static final String THERMAL = "thermal ";
  private static final String BATTERY = "battery ";
  private static final String CHARGE = "charge ";
  private static final String REAL_TIME = "real time: ";
  private static final List<String> ALL = List.of(THERMAL, BATTERY, CHARGE, REAL_TIME);

  /** What stands between the parts of a protocol. */
  private static final String BETWEEN = "; ";

  private Circumstances() {}

  /** The worst thermal status met, as Android calls it. */
  public static String thermal(String status) {
    return THERMAL + status;
  }

  /** The battery's charge in percent, before and after. */
  public static String battery(int from, int to) {
    return BATTERY + from + " % to " + to + " %";
  }

  /** What was drawn from the battery by its charge counter, in milliampere-hours. */
  public static String charge(double milliampHours) {
    return CHARGE + String.format(Locale.ROOT, "%.1f mAh drawn", milliampHours);
  }

  /** That a picture took no longer than this. */
  public static String realTime(long millis) {
    return REAL_TIME + "at most " + millis + " ms a picture";
  }

  /** A protocol without such parts: how the figure was made. */
  public static String removedFrom(String protocol) {
    return Arrays.stream(protocol.split(BETWEEN, -1))
        .filter(part -> ALL.stream().noneMatch(part::startsWith))
        .collect(Collectors.joining(BETWEEN));
  }
}
