package dev.understudy.runtimes;

/**
 * How a session runs.
 *
 * @param threads intra-op threads, at least 1
 * @param spinning whether ONNX Runtime's threads spin while they wait; off is kinder to shared
 *     cores
 * @param xnnpack whether TFLite applies its XNNPACK delegate
 */
public record SessionOptions(int threads, boolean spinning, boolean xnnpack) {
  /** Checks the thread count. */
  public SessionOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
  }

  /** The defaults (threads given, no spinning, XNNPACK on). */
  public static SessionOptions withThreads(int threads) {
    return new SessionOptions(threads, false, true);
  }
}
