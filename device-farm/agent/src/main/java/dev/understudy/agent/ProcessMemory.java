package dev.understudy.agent;

import android.os.Debug;
import android.util.Log;
import dev.understudy.measuring.job.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What this process takes, from Linux and from Android. */
final class ProcessMemory {
  private static final Path STATUS = Paths.get("/proc/self/status");
  private static final Pattern LINE = Pattern.compile("(\\w+):\\s+(\\d+) kB");
  private static final long KIB = 1024;

  private ProcessMemory() {}

  static Memory now() {
    Debug.MemoryInfo info = new Debug.MemoryInfo();
    Debug.getMemoryInfo(info);
    long proportional = info.getTotalPss() * KIB;
    List<String> lines = List.of();
    try {
      lines = Files.readAllLines(STATUS);
    } catch (IOException e) {
      Log.w(Agent.TAG, "cannot read " + STATUS, e);
    }
    return new Memory(
        bytes(lines, "VmRSS"), bytes(lines, "VmHWM"), proportional == 0 ? null : proportional);
  }

  static @Nullable Long bytes(List<String> lines, String name) {
    for (String line : lines) {
      Matcher m = LINE.matcher(line);
      if (m.matches() && name.equals(m.group(1))) {
        return Long.parseLong(m.group(2)) * KIB;
      }
    }
    return null;
  }
}
