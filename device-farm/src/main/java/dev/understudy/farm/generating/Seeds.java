package dev.understudy.farm.generating;

import dev.understudy.datasets.NumpyRandom;
import dev.understudy.farm.BitGenerator;

/** Random numbers of a binding's seed. */
final class Seeds {
  private static final long SEEDS = 1L << 32;

  private Seeds() {}

  /**
   * A generator at its start.
   *
   * @param input whose numbers they are, for messages
   * @throws dev.understudy.common.InputException if it does not take the seed, which a pattern's
   *     matches raise
   */
  static NumpyRandom open(BitGenerator numbers, long seed, String input, InputProblems problems) {
    if (seed < 0 || seed >= SEEDS) {
      throw problems.error(
          input,
          "its seed is " + seed,
          "a seed from 0 to " + (SEEDS - 1) + ", as NumPy takes them",
          "choose another seed");
    }
    return numbers.seeded(seed);
  }
}
