package dev.understudy.farm.launching;

import dev.understudy.common.InputException;
import dev.understudy.farm.Defaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** The parent's side of a process whose memory is measured. */
public final class MemoryRun {
  private MemoryRun() {}

  /**
   * Runs a job in a process of its own.
   *
   * @param longest how long it may take
   * @return the process's peak resident memory in bytes; -1 where the platform does not tell
   * @throws InputException if the process fails
   */
  public static long peakBytes(MemoryJob job, Duration longest) {
    try {
      Path folder = Files.createTempDirectory("understudy-memory");
      try {
        return run(job, longest, folder);
      } finally {
        Children.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a process to run " + job.model(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("the run was interrupted");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  /** The same process without the model: what Java and the runtime's library take. */
  public static long baselineBytes(MemoryJob job, Duration longest) {
    return peakBytes(job.withoutModel(), longest);
  }

  private static long run(MemoryJob job, Duration longest, Path folder)
      throws IOException, InterruptedException {
    Path input = folder.resolve("job.json");
    Path report = folder.resolve("report.json");
    LaunchJson.write(input, job);
    Process child = Children.start(ChildJvm.of(MemoryMain.class.getName(), input, report), folder);
    try {
      LastLines lines = new LastLines(child.getInputStream());
      if (!child.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS)) {
        child.destroyForcibly().waitFor();
        throw failed(job, "it had no result after " + longest.toSeconds() + " s", lines);
      }
      Children.checkNotStopping();
      if (child.exitValue() != 0 || !Files.exists(report)) {
        throw failed(job, "it ended with exit code " + child.exitValue(), lines);
      }
      return LaunchJson.read(report, MemoryReport.class).peakBytes();
    } finally {
      Children.end(child);
    }
  }

  private static InputException failed(MemoryJob job, String what, LastLines lines)
      throws InterruptedException {
    return new InputException(
        job.model(),
        "the process that ran the model failed: " + what + "; its last lines:\n" + lines.afterEnd(),
        "a model that runs within this machine's memory and a Java heap of " + Defaults.LAUNCH_HEAP,
        "give smaller shapes by --shape, or free memory");
  }
}
