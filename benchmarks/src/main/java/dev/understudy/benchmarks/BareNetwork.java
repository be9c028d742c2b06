package dev.understudy.benchmarks;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** A network fed the same batch again and again: nothing is read, copied or kept. */
final class BareNetwork implements AutoCloseable {
  private static final int SIZE = 299;

  private final ModelSession session;

  BareNetwork(ModelFile model) {
    this.session =
        Runtimes.open(
            model, SessionOptions.withThreads(Runtime.getRuntime().availableProcessors()));
  }

  /** Pictures per second, over at least this many pictures. */
  double rate(int batch, int pictures) {
    float[] data = new float[batch * 3 * SIZE * SIZE];
    var random = new SplittableRandom(batch);
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextDouble(-1, 1);
    }
    try (ModelSession.Invocation call =
        session.prepare(
            Map.of("pictures", Tensor.of(data, batch, 3, SIZE, SIZE)), Set.of("2048"))) {
      call.invoke();
      call.invoke();
      int done = 0;
      long start = System.nanoTime();
      for (; done < pictures; done += batch) {
        call.invoke();
      }
      return done * 1e9 / (System.nanoTime() - start);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
