package dev.understudy.datasets;

/** One of NumPy's random number generators, draw for draw. Not thread-safe. */
public sealed interface NumpyRandom permits NumpyRandomState, NumpyPcg64 {
  /** The next of {@code random(size)}, in [0,1) with 53 bits. */
  double nextDouble();

  /** The next of {@code standard_normal(size)} of float64. */
  double nextGaussian();

  /**
   * The next of {@code randint(bound, size=size)} or {@code integers(bound, size=size)}, of int64.
   *
   * @param bound above every value, at least 1
   */
  int nextInteger(int bound);

  /** Leaves the generator as {@code count} calls of {@link #nextDouble()} would. */
  void skipDoubles(long count);

  /** Leaves the generator as {@code count} calls of {@link #nextGaussian()} would. */
  void skipGaussians(long count);
}
