package dev.understudy.metrics.paths;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The mean of what lies between the 1st and the 99th percentile, both included: NumPy's {@code
 * percentile} with {@code method="lower"} and {@code "higher"}, so both are values of the sample.
 */
final class TrimmedMean {
  private final double[] sorted;
  private final int[] order;

  TrimmedMean(double[] values) {
    order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    sorted = IntStream.of(order).mapToDouble(i -> values[i]).toArray();
  }

  /**
   * Of a resample, trimmed anew; with every weight 1, of the sample itself.
   *
   * @param weights how often each value, in the given order, was drawn; at least one
   */
  double value(int[] weights) {
    long drawn = 0;
    for (int weight : weights) {
      drawn += weight;
    }
    double low = at((long) Math.floor((drawn - 1) * 0.01), weights);
    double high = at((long) Math.ceil((drawn - 1) * 0.99), weights);
    double sum = 0;
    long kept = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (sorted[i] >= low && sorted[i] <= high) {
        sum += weights[order[i]] * sorted[i];
        kept += weights[order[i]];
      }
    }
    return sum / kept;
  }

  /** The value at a rank, from 0, of the sorted resample. */
  private double at(long rank, int[] weights) {
    long passed = 0;
    for (int i = 0; i < sorted.length; i++) {
      passed += weights[order[i]];
      if (passed > rank) {
        return sorted[i];
      }
    }
    throw new IllegalArgumentException("no rank " + rank + " among " + passed + " values");
  }
}
