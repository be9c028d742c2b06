package dev.understudy.phone.system;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The phone's own log, which {@code logcat} follows; in its {@code threadtime} format. */
public final class Logcat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final int KEPT = 5_000;

  private final Clock clock;
  private final List<String> lines = new ArrayList<>();
  private int dropped;

  Logcat(Clock clock) {
    this.clock = clock;
  }

  /** Writes a line. */
  public synchronized void write(char level, int pid, String tag, String message) {
    for (String part : message.split("\n", -1)) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s %5d %5d %c %s: %s",
              TIME.format(LocalDateTime.now(clock)),
              pid,
              pid,
              level,
              tag,
              part));
    }
    if (lines.size() > KEPT) {
      int many = lines.size() - KEPT / 2;
      lines.subList(0, many).clear();
      dropped += many;
    }
  }

  /** {@code logcat -c}. */
  public synchronized void clear() {
    dropped += lines.size();
    lines.clear();
  }

  /**
   * Some lines.
   *
   * @param next the number of the line after them
   */
  public record Slice(List<String> lines, int next) {}

  /** The number of the line {@code count} lines ago. */
  public synchronized int tail(int count) {
    return Math.max(dropped, dropped + lines.size() - count);
  }

  /** The lines from number {@code from} on. */
  public synchronized Slice from(int from) {
    int start = Math.min(lines.size(), Math.max(0, from - dropped));
    return new Slice(List.copyOf(lines.subList(start, lines.size())), dropped + lines.size());
  }
}
