package dev.understudy.farm.launching;

import dev.understudy.farm.Defaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Drains a child's output, so that it never blocks on it, and keeps the last lines. */
final class LastLines {
  private final Deque<String> lines = new ArrayDeque<>();
  private final Thread drain;

  LastLines(InputStream output) {
    drain = new Thread(() -> drain(output), "launch-output");
    drain.setDaemon(true);
    drain.start();
  }

  private void drain(InputStream output) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        add(line);
      }
    } catch (IOException e) {
      add("(the rest of the output was lost: " + e + ")");
    }
  }

  private synchronized void add(String line) {
    lines.addLast(line);
    if (lines.size() > Defaults.LAST_LINES) {
      lines.removeFirst();
    }
  }

  /** The last lines, once the process has ended. */
  String afterEnd() throws InterruptedException {
    drain.join();
    synchronized (this) {
      return lines.isEmpty() ? "(it printed nothing)" : String.join("\n", lines);
    }
  }
}
