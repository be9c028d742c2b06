package dev.understudy.farm.android;

import dev.understudy.measuring.job.DelegateKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What runs a model on a phone.
 *
 * @param kind the delegate
 * @param fp16 whether GPU or NNAPI may calculate a float32 model in float16
 * @param threads CPU threads, at least 1; for GPU and NNAPI those of the nodes that they leave
 */
public record DelegateChoice(DelegateKind kind, boolean fp16, int threads) {
  /** The names that experiment files use, in the order of the manual. */
  public static List<String> names() {
    return Arrays.stream(DelegateKind.values())
        .flatMap(
            kind ->
                kind.choosesPrecision()
                    ? Stream.of(kind.text() + "-fp16", kind.text() + "-fp32")
                    : Stream.of(kind.text()))
        .toList();
  }

  /**
   * The choice of a name.
   *
   * @param name one of {@link #names}
   */
  public static DelegateChoice of(String name, int threads) {
    boolean fp16 = name.endsWith("-fp16");
    String kind = name.replaceAll("-fp(16|32)$", "");
    return new DelegateChoice(DelegateKind.of(kind), fp16, threads);
  }

  /**
   * Every delegate with every number of threads. GPU and NNAPI come once, with the most threads:
   * these only serve the nodes that they leave.
   */
  public static List<DelegateChoice> sweep(List<String> names, List<Integer> threads) {
    int most = threads.stream().mapToInt(Integer::intValue).max().orElse(1);
    return names.stream()
        .flatMap(
            name ->
                of(name, most).kind().external()
                    ? Stream.of(of(name, most))
                    : threads.stream().map(t -> of(name, t)))
        .distinct()
        .toList();
  }

  /** Its name in experiment files: {@code gpu-fp16}, {@code cpu-xnnpack}. */
  public String name() {
    return kind.choosesPrecision() ? kind.text() + (fp16 ? "-fp16" : "-fp32") : kind.text();
  }

  /** For a row: {@code gpu-fp16}, {@code cpu-xnnpack-4-threads}. */
  public String label() {
    return kind.external()
        ? name()
        : name() + "-" + threads + (threads == 1 ? "-thread" : "-threads");
  }

  /** In words, for a protocol. */
  public String describe() {
    String precision = kind.choosesPrecision() ? (fp16 ? ", float16 allowed" : ", float32") : "";
    String count = threads + (threads == 1 ? " thread" : " threads");
    return String.format(
        Locale.ROOT,
        "%s%s, %s%s",
        kind.text(),
        precision,
        kind.external() ? "other nodes on " : "",
        count);
  }
}
