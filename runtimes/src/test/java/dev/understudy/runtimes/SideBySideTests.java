package dev.understudy.runtimes;

import static dev.understudy.runtimes.OnnxBuilder.FLOAT;
import static dev.understudy.runtimes.OnnxBuilder.onnx;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SideBySideTests {
  private static final int RUNS = 200;

  @TempDir Path folder;

  /** Four sessions, two of each runtime, at once in one process: each as if it were alone. */
  @Test
  void sessionsOfBothRuntimesDoNotDisturbEachOther() throws Exception {
    ModelFile onnx =
        onnx()
            .input("x", FLOAT, -1, 3, 8, 8)
            .weights("w", 6, 3, 3, 3)
            .node("Conv", "x w", "y")
            .output("y", FLOAT, -1, 6, 6, 6)
            .in(folder);
    ModelFile tflite = Golden.model("no-signature.tflite");
    CyclicBarrier start = new CyclicBarrier(4);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> all =
          List.of(
              threads.submit(task(onnx, "y", start, new long[] {1, 3, 8, 8})),
              threads.submit(
                  task(tflite, "StatefulPartitionedCall", start, new long[] {1, 8, 8, 3})),
              threads.submit(task(onnx, "y", start, new long[] {1, 3, 8, 8})),
              threads.submit(
                  task(tflite, "StatefulPartitionedCall", start, new long[] {1, 8, 8, 3})));
      for (Future<Boolean> each : all) {
        assertThat(each.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static Callable<Boolean> task(
      ModelFile model, String output, CyclicBarrier start, long[] shape) {
    return () -> {
      float[] data = new float[192];
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) Math.sin(i);
      }
      Map<String, Tensor> x = Map.of("x", Tensor.of(data, shape));
      try (ModelSession session = Runtimes.open(model, SessionOptions.withThreads(2))) {
        float[] alone = Golden.floats(session.run(x, Set.of(output)).get(output));
        boolean alive = false;
        for (float v : alone) {
          alive |= v != 0;
        }
        start.await();
        boolean same = alive;
        for (int i = 0; i < RUNS; i++) {
          float[] now = Golden.floats(session.run(x, Set.of(output)).get(output));
          same &= java.util.Arrays.equals(alone, now);
        }
        return same;
      }
    };
  }
}
