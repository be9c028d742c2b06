package dev.understudy.datasets;

/** One of NumPy's random number generators, draw for draw. Not thread-safe. */
public sealed interface NumpyRandom permits NumpyRandomState {
  /** The next of {@code random(size)}, in [0,1) with 53 bits. */
  double nextDouble();

  /** The next of {@code standard_normal(size)} of float64. */
  double nextGaussian();

  /** Leaves the generator as {@code count} calls of {@link #nextDouble()} would. */
  void skipDoubles(long count);

  /** Leaves the generator as {@code count} calls of {@link #nextGaussian()} would. */
  void skipGaussians(long count);
}
