package dev.understudy.harness.gate.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction for multiple comparisons (1979). */
public final class Holm {
  private Holm() {}

  /**
   * Adjusted p-values in the order given: the probability that any of all true null hypotheses is
   * rejected is at most the level that an adjusted value is held against.
   */
  public static double[] adjust(List<Double> p) {
    int[] order =
        IntStream.range(0, p.size())
            .boxed()
            .sorted(Comparator.comparing(p::get))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[p.size()];
    double largest = 0;
    for (int i = 0; i < order.length; i++) {
      largest = Math.max(largest, Math.min(1, (order.length - i) * p.get(order[i])));
      adjusted[order[i]] = largest;
    }
    return adjusted;
  }
}
