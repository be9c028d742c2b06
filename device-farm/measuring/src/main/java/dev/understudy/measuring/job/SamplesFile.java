package dev.understudy.measuring.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.understudy.measuring.LaunchSamples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code samples.csv}: a header, then each run's phase and nanoseconds, in order. */
final class SamplesFile {
  private static final String HEADER = "phase,ns";
  private static final String FIRST = "first";
  private static final String WARM_UP = "warm-up";
  private static final String STEADY = "steady";

  private SamplesFile() {}

  static void write(LaunchSamples samples, OutputStream out) throws IOException {
    try (Writer writer = new OutputStreamWriter(out, UTF_8)) {
      writer.write(HEADER + "\n");
      writer.write(FIRST + "," + samples.firstNanos() + "\n");
      write(writer, WARM_UP, samples.warmUpNanos());
      write(writer, STEADY, samples.steadyNanos());
    }
  }

  private static void write(Writer writer, String phase, long[] nanos) throws IOException {
    for (long sample : nanos) {
      writer.write(phase + "," + sample + "\n");
    }
  }

  static LaunchSamples read(Path file, JobResult.Timing timing) throws IOException {
    List<String> lines = Files.readAllLines(file, UTF_8);
    int expected = 2 + timing.warmUpRuns() + timing.steadyRuns();
    if (lines.size() != expected || !lines.get(0).equals(HEADER)) {
      throw new IOException(
          file + " has " + lines.size() + " lines, and result.json means " + expected);
    }
    return new LaunchSamples(
        nanos(file, lines, 1, FIRST),
        nanos(file, lines, 2, WARM_UP, timing.warmUpRuns()),
        nanos(file, lines, 2 + timing.warmUpRuns(), STEADY, timing.steadyRuns()),
        timing.stable(),
        timing.stop());
  }

  private static long[] nanos(Path file, List<String> lines, int from, String phase, int count)
      throws IOException {
    long[] nanos = new long[count];
    for (int i = 0; i < count; i++) {
      nanos[i] = nanos(file, lines, from + i, phase);
    }
    return nanos;
  }

  private static long nanos(Path file, List<String> lines, int at, String phase)
      throws IOException {
    String line = lines.get(at);
    String start = phase + ",";
    if (line.startsWith(start)) {
      try {
        return Long.parseLong(line.substring(start.length()));
      } catch (NumberFormatException e) {
        throw new IOException(file + ":" + (at + 1) + ": not nanoseconds: " + line, e);
      }
    }
    throw new IOException(file + ":" + (at + 1) + ": expected a run of " + phase + ": " + line);
  }
}
