package dev.understudy.runtimes;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a session runs.
 *
 * @param threads intra-op threads, at least 1
 * @param spinning whether ONNX Runtime's threads spin while they wait; off is kinder to shared
 *     cores
 * @param xnnpack whether TFLite applies its XNNPACK delegate
 * @param providers ONNX Runtime's execution providers in order of preference, at least one; what
 *     none of them takes runs on the CPU, so {@link Provider#CPU} can only be the last
 * @param optimisation how far ONNX Runtime rewrites the graph
 */
public record SessionOptions(
    int threads,
    boolean spinning,
    boolean xnnpack,
    List<Provider> providers,
    Optimisation optimisation) {
  /** Checks the thread count and the providers. */
  public SessionOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    providers = List.copyOf(providers);
    int cpu = providers.indexOf(Provider.CPU);
    if (providers.isEmpty() || (cpu >= 0 && cpu < providers.size() - 1)) {
      throw new IllegalArgumentException("providers must be given, cpu last: " + providers);
    }
  }

  /** On the CPU, with all graph optimisations. */
  public SessionOptions(int threads, boolean spinning, boolean xnnpack) {
    this(threads, spinning, xnnpack, List.of(Provider.CPU), Optimisation.ALL);
  }

  /** The defaults (threads given, no spinning, XNNPACK on, CPU, all graph optimisations). */
  public static SessionOptions withThreads(int threads) {
    return new SessionOptions(threads, false, true);
  }

  /** The same with another number of threads. */
  public SessionOptions onThreads(int other) {
    return new SessionOptions(other, spinning, xnnpack, providers, optimisation);
  }

  /** What of this a runtime heeds, in words, for a record. */
  public String describe(RuntimeName runtime) {
    String shared = threads + (threads == 1 ? " thread" : " threads");
    return switch (runtime) {
      case ONNXRUNTIME ->
          shared
              + (spinning ? " spinning" : "")
              + ", providers "
              + providers.stream().map(Provider::id).collect(Collectors.joining(" then "))
              + ", graph optimisation "
              + optimisation.id();
      case TFLITE -> shared + ", XNNPACK " + (xnnpack ? "on" : "off");
    };
  }
}
