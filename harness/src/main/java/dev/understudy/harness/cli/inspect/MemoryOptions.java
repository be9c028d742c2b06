package dev.understudy.harness.cli.inspect;

import dev.understudy.farm.launching.MemoryJob;
import dev.understudy.farm.launching.MemoryRun;
import dev.understudy.harness.cli.TextTable;
import dev.understudy.runtimes.ModelFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much memory a model takes, in a process of its own. */
final class MemoryOptions {
  /** The runtimes keep what the first run allocates; the second shows whether they take more. */
  private static final int RUNS = 3;

  private static final Duration LONGEST = Duration.ofMinutes(30);

  @Option(
      names = "--memory",
      description = "Also measure the peak memory of a process of its own that runs the model.")
  private boolean memory;

  /**
   * Peak resident memory.
   *
   * @param peakBytes of a process that loads the model and runs it; -1 where the platform does not
   *     tell
   * @param baselineBytes of the same process without a model
   */
  record Found(long peakBytes, long baselineBytes) {}

  boolean asked() {
    return memory;
  }

  /** Null where it is not asked for. */
  @Nullable Found run(ModelFile model, Map<String, List<Long>> shapes, int threads) {
    if (!memory) {
      return null;
    }
    String path = model.path().toAbsolutePath().toString();
    MemoryJob job = new MemoryJob(model.runtime(), path, shapes, threads, RUNS);
    return new Found(MemoryRun.peakBytes(job, LONGEST), MemoryRun.baselineBytes(job, LONGEST));
  }

  static void print(Found found, int threads, PrintWriter out) {
    out.println();
    if (found.peakBytes() < 0) {
      out.println("Peak memory: this platform does not tell it (Linux does)");
      return;
    }
    out.println(
        "Peak resident memory of a process that loads the model and runs it "
            + RUNS
            + " times, "
            + (threads == 1 ? "1 thread" : threads + " threads"));
    TextTable table = new TextTable("lrl");
    table.row("all", megabytes(found.peakBytes()), "Java and the reading of the file included");
    table.row(
        "without a model", megabytes(found.baselineBytes()), "the same process, no model loaded");
    table.row("the model's", megabytes(found.peakBytes() - found.baselineBytes()), "difference");
    table.print(out);
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  static Map<String, @Nullable Object> json(Found found, int threads) {
    boolean told = found.peakBytes() >= 0;
    return InspectJson.map(
        "runs", RUNS,
        "threads", threads,
        "peak_bytes", told ? found.peakBytes() : null,
        "baseline_bytes", told ? found.baselineBytes() : null,
        "difference_bytes", told ? found.peakBytes() - found.baselineBytes() : null);
  }
}
