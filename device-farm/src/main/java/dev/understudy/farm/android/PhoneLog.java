package dev.understudy.farm.android;

import static java.util.stream.Collectors.joining;

import dev.understudy.farm.Defaults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last lines of a phone's log, kept when a session is lost: the server has them in its memory
 * as long as the session lasts, though the phone may be gone.
 */
final class PhoneLog {
  /**
   * What is read of the log: errors of all, and what Android says of processes that it starts, ends
   * and kills. The whole log is a hundred lines a second on some phones, and reading it along would
   * disturb what is timed.
   */
  static final List<String> FILTERS =
      List.of(
          "understudy:I",
          "tflite:I",
          "ActivityManager:I",
          "SystemServer:I",
          "lowmemorykiller:I",
          "*:E");

  private final String udid;
  private final @Nullable LocalAdb adb;
  private List<String> kept = List.of();

  PhoneLog(String udid, @Nullable LocalAdb adb) {
    this.udid = udid;
    this.adb = adb;
  }

  /** What a reason may have of a line; an app may write 4 KB into one. */
  private static final int LONGEST = 300;

  /** The last of some lines, as many as a reason may have. */
  static List<String> of(List<String> lines) {
    return List.copyOf(
        lines.subList(Math.max(0, lines.size() - Defaults.LAST_LINES), lines.size()));
  }

  /**
   * Lines as a reason quotes them: each on its own and indented, so that tables can leave them out.
   */
  static String quoted(List<String> lines) {
    return lines.stream().map(line -> "\n  " + harmless(line)).collect(joining());
  }

  /** Any app writes into the log, and a terminal shows what it wrote. */
  private static String harmless(String line) {
    String plain = line.strip().replaceAll("\\p{Cntrl}", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  /**
   * Keeps what can be had now, and says what there is.
   *
   * @param link the session, as long as it is not closed; else only this machine's adb is asked
   */
  List<String> keep(@Nullable PhoneLink link) {
    List<String> now = link == null ? List.of() : link.lastLines();
    if (now.isEmpty() && kept.isEmpty() && adb != null) {
      now = adb.lastLines(udid);
    }
    kept = now.isEmpty() ? kept : now;
    return kept;
  }

  /** The phone is back: what it said before it was lost is no longer its last word. */
  void forget() {
    kept = List.of();
  }
}
