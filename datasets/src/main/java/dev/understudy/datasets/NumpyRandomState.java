package dev.understudy.datasets;

/**
 * NumPy's {@code numpy.random.RandomState(seed)} (MT19937), value for value: seed 42 here is seed
 * 42 in StyleGAN's own scripts. Not thread-safe.
 */
public final class NumpyRandomState {
  /** {@code RandomState(seed)}, seed within [0, 2^32). */
  public NumpyRandomState(long seed) {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /** One draw of {@code randn()}: legacy polar Gauss, pairs cached as NumPy does. */
  public double nextGaussian() {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /** One draw of {@code random_sample()}, in [0,1) with 53 bits. */
  public double nextDouble() {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /** {@code randn(count)} as floats (computed in double, then rounded, as astype(float32) does). */
  public float[] gaussians(int count) {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /** {@code randint(0, bound, size=count)} of the legacy generator. */
  public long[] integers(int bound, int count) {
    throw new UnsupportedOperationException(); // datasets helper
  }

  /** {@code permutation(n)}. */
  public int[] permutation(int n) {
    throw new UnsupportedOperationException(); // datasets helper
  }
}
