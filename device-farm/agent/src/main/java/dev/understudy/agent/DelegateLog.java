package dev.understudy.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import android.util.Log;
import dev.understudy.measuring.job.Coverage;
import dev.understudy.measuring.job.Phone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What delegates took, from TFLite's own lines in this process's log: its Java API does not say.
 * Marks before and after the loading show that the log still has all of it.
 */
final class DelegateLog {
  /** TFLite 2.16, {@code Subgraph::ReplaceNodeSubsetsWithDelegateKernels}. */
  private static final Pattern REPLACING =
      Pattern.compile(
          "Replacing (\\d+) out of (\\d+) node\\(s\\) with delegate \\((.*?)\\) node, yielding"
              + " (\\d+) partitions.*");

  /** The log's daemon may be a moment behind. */
  private static final int ATTEMPTS = 10;

  private int marks;

  /** Marks the log: loading begins. */
  void mark() {
    marks++;
    Log.v(Agent.TAG, begin(marks));
  }

  /** What the log says since the mark. */
  Phone.DelegateReport report() {
    Log.v(Agent.TAG, end(marks));
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Phone.DelegateReport report = parse(read(), marks);
        if (report.known()) {
          return report;
        }
      }
    } catch (IOException e) {
      Log.w(Agent.TAG, "cannot read the process's log", e);
    }
    return Phone.DelegateReport.unknown();
  }

  /** Of lines without their prefixes; not known unless both marks are there. */
  static Phone.DelegateReport parse(List<String> lines, int mark) {
    int from = lines.lastIndexOf(begin(mark));
    int to = lines.lastIndexOf(end(mark));
    if (from < 0 || to < from) {
      return Phone.DelegateReport.unknown();
    }
    List<Coverage> delegates = new ArrayList<>();
    for (String line : lines.subList(from, to)) {
      Matcher m = REPLACING.matcher(line);
      if (m.matches()) {
        delegates.add(
            new Coverage(
                String.valueOf(m.group(3)),
                Integer.parseInt(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(4))));
      }
    }
    return new Phone.DelegateReport(true, delegates);
  }

  private static String begin(int mark) {
    return "loading " + mark;
  }

  private static String end(int mark) {
    return "loaded " + mark;
  }

  /** An app may read the lines that it wrote itself. */
  private static List<String> read() throws IOException {
    Process logcat =
        new ProcessBuilder(
                "logcat",
                "-d",
                "-v",
                "raw",
                "--pid=" + android.os.Process.myPid(),
                "-s",
                "tflite:V",
                Agent.TAG + ":V")
            .redirectErrorStream(true)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(logcat.getInputStream(), UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line.trim());
      }
    } finally {
      logcat.destroy();
    }
    return lines;
  }
}
