package dev.understudy.runtimes.cost;

import dev.understudy.runtimes.CostConvention;
import java.util.Arrays;
import java.util.Map;

/**
 * Multiply-accumulates under each convention.
 *
 * @param onInput a transposed convolution counted on its input's size
 * @param onOutput a transposed convolution counted on its output's size
 */
public record Macs(long onInput, long onOutput) {
  /** None at all. */
  public static final Macs NONE = new Macs(0, 0);

  /** The same under every convention. */
  public static Macs of(long macs) {
    return new Macs(macs, macs);
  }

  /** The sum. */
  public Macs plus(Macs other) {
    return new Macs(Math.addExact(onInput, other.onInput), Math.addExact(onOutput, other.onOutput));
  }

  /** By convention. */
  public Map<CostConvention, Long> byConvention() {
    return Map.of(CostConvention.MACS, onInput, CostConvention.MACS_OUTPUT, onOutput);
  }

  /** The product of the dimensions from {@code from} (inclusive) to {@code to} (exclusive). */
  public static long product(long[] dimensions, int from, int to) {
    return Arrays.stream(dimensions, from, to).reduce(1, Math::multiplyExact);
  }

  /** The number of elements. */
  public static long elements(long[] dimensions) {
    return product(dimensions, 0, dimensions.length);
  }
}
