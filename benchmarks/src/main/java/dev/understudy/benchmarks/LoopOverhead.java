package dev.understudy.benchmarks;

import dev.understudy.demo.DemoAssets;
import dev.understudy.measuring.LatencyLoop;
import dev.understudy.measuring.LatencyPlan;
import dev.understudy.measuring.Ticker;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the latency loop adds to the bare runtime call on the demo's student. Blocks of bare calls,
 * timed as one and divided, take turns with blocks through the loop; the figure is the median over
 * pairs of (loop's median / bare time per call).
 */
public final class LoopOverhead {
  private static final int PAIRS = 41;
  private static final int RUNS = 400;

  private LoopOverhead() {}

  /** Prints one line per runtime. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("understudy-benchmark");
    DemoAssets.unpack(folder);
    for (String file : List.of("student.onnx", "student.tflite")) {
      measure(folder.resolve(file));
    }
  }

  private static void measure(Path file) {
    try (ModelSession session = Runtimes.open(Runtimes.read(file), SessionOptions.withThreads(1));
        ModelSession.Invocation invocation =
            session.prepare(
                Map.of("z", Tensor.of(new float[64], 1, 64), "label", Tensor.of(new long[] {3}, 1)),
                Set.of("image"))) {
      LatencyPlan plan =
          new LatencyPlan(
              "block", 1, 0, Duration.ofSeconds(1), 1, RUNS, Duration.ZERO, Duration.ofDays(1), 0);
      bare(invocation, 10 * RUNS);
      List<Double> ratios = new ArrayList<>();
      List<Double> bares = new ArrayList<>();
      for (int pair = 0; pair < PAIRS; pair++) {
        double bare = bare(invocation, RUNS);
        long start = System.nanoTime();
        new LatencyLoop(Ticker.SYSTEM, plan).run(invocation::invoke);
        double loop = (System.nanoTime() - start) / (RUNS + 1.0);
        ratios.add(loop / bare);
        bares.add(bare);
      }
      System.out.printf(
          "%-15s bare %.4f ms per call; loop / bare: median %.4f, quartiles %.4f-%.4f%n",
          file.getFileName(),
          quantile(bares, 0.5) / 1e6,
          quantile(ratios, 0.5),
          quantile(ratios, 0.25),
          quantile(ratios, 0.75));
    }
  }

  private static double bare(ModelSession.Invocation invocation, int runs) {
    long start = System.nanoTime();
    for (int i = 0; i < runs; i++) {
      invocation.invoke();
    }
    return (System.nanoTime() - start) / (double) runs;
  }

  private static double quantile(List<Double> values, double q) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.round(q * (sorted.size() - 1)));
  }
}
