package dev.understudy.datasets;

/**
 * NumPy's {@code numpy.random.SeedSequence(seed)} for seeds of one 32-bit word: spreads a seed's
 * bits over as many words of state as a generator has (after O'Neill's {@code seed_seq_fe}).
 */
final class SeedSequence {
  private static final int POOL = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;
  private static final int SHIFT = 16;

  private final int[] pool = new int[POOL];

  /** Changes with each word that is hashed. */
  private int hash = INIT_A;

  private SeedSequence(int seed) {
    for (int i = 0; i < POOL; i++) {
      pool[i] = hashed(i == 0 ? seed : 0, MULT_A);
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          int mixed = MIX_LEFT * pool[to] - MIX_RIGHT * hashed(pool[from], MULT_A);
          pool[to] = mixed ^ (mixed >>> SHIFT);
        }
      }
    }
  }

  /** {@code SeedSequence(seed)}, the seed's 32 bits unsigned. */
  static SeedSequence of(int seed) {
    return new SeedSequence(seed);
  }

  /** {@code generate_state(count, np.uint64)}. */
  long[] longs(int count) {
    hash = INIT_B;
    long[] words = new long[count];
    for (int i = 0; i < 2 * count; i++) {
      long word = hashed(pool[i % POOL], MULT_B) & 0xFFFFFFFFL;
      words[i / 2] |= word << (32 * (i % 2));
    }
    return words;
  }

  private int hashed(int word, int multiplier) {
    int value = word ^ hash;
    hash *= multiplier;
    value *= hash;
    return value ^ (value >>> SHIFT);
  }
}
