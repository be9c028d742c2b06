package dev.understudy.datasets;

import java.util.stream.IntStream;

/**
 * Which reference picture gives its style to each source: the position among the references, one
 * per source.
 */
public final class StyleReferences {
  private StyleReferences() {}

  /** The references in turn: 0, 1, …, 0, 1, … */
  public static int[] cyclic(int sources, int references) {
    check(references);
    return IntStream.range(0, sources).map(i -> i % references).toArray();
  }

  /** {@code numpy.random.RandomState(seed).randint(0, references, sources)}. */
  public static int[] seeded(int sources, int references, long seed) {
    check(references);
    long[] drawn = new NumpyRandomState(seed).integers(references, sources);
    return IntStream.range(0, sources).map(i -> (int) drawn[i]).toArray();
  }

  private static void check(int references) {
    if (references < 1) {
      throw new IllegalArgumentException("styles need at least one reference");
    }
  }
}
