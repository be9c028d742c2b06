package dev.understudy.datasets;

/**
 * NumPy's {@code numpy.random.RandomState(seed)} (MT19937), draw for draw: seed 42 here is seed 42
 * in StyleGAN's own scripts. Not thread-safe.
 *
 * <p>Definition: Matsumoto and Nishimura's MT19937 with {@code init_genrand}, and NumPy's frozen
 * legacy distributions (NEP 19). Uniform draws, integers and permutations are equal bit for bit.
 * Gaussians consume the same draws; as doubles they may differ from NumPy's in the last places,
 * since C libraries round {@code log} differently from one another (3 % of 2 million draws, by at
 * most 3 ulp; as floats none). Here it is {@link StrictMath}'s, the same on every platform.
 */
public final class NumpyRandomState implements NumpyRandom {
  private static final int N = 624;
  private static final int M = 397;

  private final int[] state = new int[N];
  private int next = N;
  private boolean hasCached;
  private double cached;

  /**
   * {@code RandomState(seed)}.
   *
   * @param seed within [0, 2^32)
   */
  public NumpyRandomState(long seed) {
    if (seed < 0 || seed > 0xFFFFFFFFL) {
      throw new IllegalArgumentException("seed must be within [0, 2^32): " + seed);
    }
    state[0] = (int) seed;
    for (int i = 1; i < N; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
  }

  /** One draw of {@code randn()}: legacy polar Gauss, pairs cached as NumPy does. */
  @Override
  public double nextGaussian() {
    if (hasCached) {
      hasCached = false;
      return cached;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2.0 * nextDouble() - 1.0;
      x2 = 2.0 * nextDouble() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = Math.sqrt(-2.0 * StrictMath.log(r2) / r2);
    cached = f * x1;
    hasCached = true;
    return f * x2;
  }

  /**
   * Leaves the generator as {@code count} calls of {@link #nextGaussian()} would, without taking
   * their logarithms.
   */
  @Override
  public void skipGaussians(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative: " + count);
    }
    long left = count;
    if (left > 0 && hasCached) {
      hasCached = false;
      left--;
    }
    for (; left >= 2; left -= 2) {
      double r2;
      do {
        double x1 = 2.0 * nextDouble() - 1.0;
        double x2 = 2.0 * nextDouble() - 1.0;
        r2 = x1 * x1 + x2 * x2;
      } while (r2 >= 1.0 || r2 == 0.0);
    }
    if (left == 1) {
      nextGaussian();
    }
  }

  /** One draw of {@code random_sample()}, in [0,1) with 53 bits. */
  @Override
  public double nextDouble() {
    int a = nextInt() >>> 5;
    int b = nextInt() >>> 6;
    return (a * 67108864.0 + b) / 9007199254740992.0;
  }

  @Override
  public void skipDoubles(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative: " + count);
    }
    for (long left = count; left > 0; left--) {
      nextInt();
      nextInt();
    }
  }

  /** {@code randn(count)} as floats (computed in double, then rounded, as astype(float32) does). */
  public float[] gaussians(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) nextGaussian();
    }
    return values;
  }

  /**
   * {@code randint(0, bound, size=count)} of the legacy generator, for its default type int64.
   *
   * @param bound above every value, at least 1
   */
  public long[] integers(int bound, int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = nextInteger(bound);
    }
    return values;
  }

  @Override
  public int nextInteger(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1: " + bound);
    }
    return nextUpTo(bound - 1);
  }

  /** {@code permutation(n)}: Fisher–Yates from the end. */
  public int[] permutation(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    for (int i = n - 1; i > 0; i--) {
      int j = nextUpTo(i);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  /** {@code choice(n, k, replace=False)}: the first k of a permutation. */
  public int[] choiceWithoutReplacement(int n, int k) {
    if (k < 0 || k > n) {
      throw new IllegalArgumentException("cannot choose " + k + " of " + n);
    }
    return java.util.Arrays.copyOf(permutation(n), k);
  }

  /** Uniform in [0,max]: draws masked to the bits of max, rejected while above it. */
  private int nextUpTo(int max) {
    if (max == 0) {
      return 0; // NumPy draws nothing here
    }
    int mask = -1 >>> Integer.numberOfLeadingZeros(max);
    int value;
    do {
      value = nextInt() & mask;
    } while (value > max);
    return value;
  }

  private int nextInt() {
    if (next == N) {
      generate();
    }
    int y = state[next++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9D2C5680;
    y ^= (y << 15) & 0xEFC60000;
    return y ^ (y >>> 18);
  }

  private void generate() {
    for (int i = 0; i < N; i++) {
      int y = (state[i] & 0x80000000) | (state[(i + 1) % N] & 0x7FFFFFFF);
      state[i] = state[(i + M) % N] ^ (y >>> 1) ^ ((y & 1) * 0x9908B0DF);
    }
    next = 0;
  }
}
