package dev.understudy.runtimes.cost;

import dev.understudy.runtimes.CostConvention;
import java.util.Arrays;
import java.util.Map;

/**
 * Multiply-accumulates under each convention.
 *
 * @param onInput a transposed convolution counted on its input's size
 * @param onOutput a transposed convolution counted on its output's size
 * @param elements what torchprofile counts besides: output elements of normalisations, products
 *     element by element, leaky ReLU, means
 */
public record Macs(long onInput, long onOutput, long elements) {
  /** None at all. */
  public static final Macs NONE = new Macs(0, 0, 0);

  /** Without elements. */
  public Macs(long onInput, long onOutput) {
    this(onInput, onOutput, 0);
  }

  /** The same under every convention. */
  public static Macs of(long macs) {
    return new Macs(macs, macs);
  }

  /** Of an operator that only torchprofile counts, by its output's elements. */
  public static Macs ofElements(long elements) {
    return new Macs(0, 0, elements);
  }

  /** The sum. */
  public Macs plus(Macs other) {
    return new Macs(
        Math.addExact(onInput, other.onInput),
        Math.addExact(onOutput, other.onOutput),
        Math.addExact(elements, other.elements));
  }

  /** By convention. */
  public Map<CostConvention, Long> byConvention() {
    return Map.of(
        CostConvention.MACS,
        onInput,
        CostConvention.MACS_OUTPUT,
        onOutput,
        CostConvention.TORCHPROFILE_2020,
        Math.addExact(onOutput, elements));
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
