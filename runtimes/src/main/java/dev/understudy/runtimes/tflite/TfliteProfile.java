package dev.understudy.runtimes.tflite;

import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.OpProfile;
import dev.understudy.runtimes.OpTime;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Times a model's operators by a profiler of ours that TFLite calls before and after each. */
public final class TfliteProfile {
  private static final String NOTE =
      "by TensorFlow Lite's profiler, without XNNPACK, which would be one operator to it: the"
          + " shares tell where the work is, the times are those of TensorFlow Lite's own kernels";

  private TfliteProfile() {}

  /** Profiles {@code runs} runs after {@code warmUps}. */
  public static OpProfile of(
      ModelFile model, SessionOptions options, Map<String, Tensor> inputs, int warmUps, int runs) {
    SessionOptions plain = new SessionOptions(options.threads(), options.spinning(), false);
    try (TfliteSession session = TfliteSession.open(model, plain);
        ModelSession.Invocation invocation =
            session.prepare(
                inputs,
                session.outputs().stream().map(TensorSpec::name).collect(Collectors.toSet()))) {
      for (int i = 0; i < warmUps; i++) {
        invocation.invoke();
      }
      try (OpClock clock = new OpClock()) {
        session.graph().report(clock.profiler());
        long start = System.nanoTime();
        for (int i = 0; i < runs; i++) {
          invocation.invoke();
        }
        long took = System.nanoTime() - start;
        session.graph().report(null);
        return new OpProfile(runs, took, times(session.graph(), clock), NOTE);
      }
    }
  }

  private static List<OpTime> times(TfliteGraph graph, OpClock clock) {
    List<TfliteGraph.Node> nodes = graph.nodes();
    List<OpTime> times = new ArrayList<>();
    clock
        .calls()
        .forEach(
            (index, calls) -> {
              TfliteGraph.Node node = nodes.get(index);
              String name =
                  node.outputs().isEmpty()
                      ? node.op() + " #" + index
                      : graph.name(node.outputs().get(0));
              times.add(new OpTime(name, node.op(), calls[0], calls[1]));
            });
    return times;
  }
}
