package dev.understudy.datasets;

/**
 * NumPy's {@code numpy.random.default_rng(seed)} (PCG64), draw for draw. Not thread-safe.
 *
 * <p>Definition: O'Neill's PCG XSL-RR 128/64, seeded by NumPy's SeedSequence, with the
 * distributions of {@code numpy.random.Generator}: Marsaglia and Tsang's ziggurat of 256 layers for
 * normal values, Lemire's bounded integers. All are equal bit for bit, except that normal values
 * beyond ±3.65 (one of 3800) may differ in a double's last places, since C libraries round {@code
 * log1p} differently from one another; as floats they are equal. Here it is {@link StrictMath}'s,
 * the same on every platform.
 */
public final class NumpyPcg64 implements NumpyRandom {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;
  private static final double ULP = 0x1p-53;

  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;

  /** The upper half of a 64-bit draw, which the next 32-bit draw takes; or -1. */
  private long half = -1;

  /**
   * {@code default_rng(seed)}.
   *
   * @param seed within [0, 2^32)
   */
  public NumpyPcg64(long seed) {
    if (seed < 0 || seed > 0xFFFFFFFFL) {
      throw new IllegalArgumentException("seed must be within [0, 2^32): " + seed);
    }
    long[] words = SeedSequence.of((int) seed).longs(4);
    this.incrementHigh = (words[2] << 1) | (words[3] >>> 63);
    this.incrementLow = (words[3] << 1) | 1;
    step();
    add(words[0], words[1]);
    step();
  }

  @Override
  public double nextDouble() {
    return (nextLong() >>> 11) * ULP;
  }

  @Override
  public double nextGaussian() {
    return ZigguratNormal.next(this);
  }

  @Override
  public int nextInteger(int bound) {
    if (bound < 1) {
      throw new IllegalArgumentException("bound must be at least 1: " + bound);
    }
    if (bound == 1) {
      return 0; // NumPy draws nothing here
    }
    long product = nextHalf() * bound;
    if ((product & 0xFFFFFFFFL) < bound) {
      long least = (1L << 32) % bound;
      while ((product & 0xFFFFFFFFL) < least) {
        product = nextHalf() * bound;
      }
    }
    return (int) (product >>> 32);
  }

  @Override
  public void skipDoubles(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative: " + count);
    }
    // Brown's: the step is affine, so 2^k steps are too, and their factors follow by squaring.
    long factorHigh = MULTIPLIER_HIGH;
    long factorLow = MULTIPLIER_LOW;
    long plusHigh = incrementHigh;
    long plusLow = incrementLow;
    for (long left = count; left > 0; left >>>= 1) {
      if ((left & 1) == 1) {
        multiply(factorHigh, factorLow);
        add(plusHigh, plusLow);
      }
      long nextLow = factorLow + 1;
      long nextHigh = factorHigh + (nextLow == 0 ? 1 : 0);
      long ownLow = plusLow;
      plusLow = ownLow * nextLow;
      plusHigh = productHigh(plusHigh, ownLow, nextHigh, nextLow);
      long squaredLow = factorLow * factorLow;
      factorHigh = productHigh(factorHigh, factorLow, factorHigh, factorLow);
      factorLow = squaredLow;
    }
  }

  @Override
  public void skipGaussians(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("count must not be negative: " + count);
    }
    for (long left = count; left > 0; left--) {
      nextGaussian(); // how many draws one takes, only drawing tells
    }
  }

  /** The next 64 bits. */
  long nextLong() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** The next 32 bits: the lower half of a draw, then its upper half. */
  private long nextHalf() {
    if (half >= 0) {
      long kept = half;
      half = -1;
      return kept;
    }
    long both = nextLong();
    half = both >>> 32;
    return both & 0xFFFFFFFFL;
  }

  private void step() {
    multiply(MULTIPLIER_HIGH, MULTIPLIER_LOW);
    add(incrementHigh, incrementLow);
  }

  private void multiply(long factorHigh, long factorLow) {
    high = productHigh(high, low, factorHigh, factorLow);
    low *= factorLow;
  }

  private void add(long plusHigh, long plusLow) {
    low += plusLow;
    high += plusHigh + (Long.compareUnsigned(low, plusLow) < 0 ? 1 : 0);
  }

  /** The upper half of the lower 128 bits of a product. */
  private static long productHigh(long aHigh, long aLow, long bHigh, long bLow) {
    // multiplyHigh is of signed numbers; the two terms after it make it one of unsigned.
    long ofLows = Math.multiplyHigh(aLow, bLow) + ((aLow >> 63) & bLow) + ((bLow >> 63) & aLow);
    return ofLows + aHigh * bLow + aLow * bHigh;
  }
}
