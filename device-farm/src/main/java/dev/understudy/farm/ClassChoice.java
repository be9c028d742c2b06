package dev.understudy.farm;

/** Which class each picture is of. */
public sealed interface ClassChoice {
  /** What it means for a pattern's k-th match, from 1: what is drawn has the seed raised by k. */
  default ClassChoice matched(long k) {
    return this;
  }

  /** Picture i is of class {@code i mod classes}. */
  record InTurn() implements ClassChoice {}

  /** Every picture is of this class, counted from 0. */
  record Always(int label) implements ClassChoice {}

  /**
   * As a file says, picture by picture: {@code .npy} {@code [N]}, {@code .csv} with a column {@code
   * label}, or {@code idx1-ubyte}.
   *
   * @param labels the file
   * @param repeat whether it starts again at its end
   */
  record Listed(InputFile labels, boolean repeat) implements ClassChoice {}

  /**
   * Drawn with equal chances: {@code RandomState(seed).randint(classes, size=n)}, {@code
   * default_rng(seed).integers(classes, size=n)}.
   *
   * @param numbers whose random numbers
   * @param seed the seed of those, within [0, 2^32)
   */
  record Drawn(BitGenerator numbers, long seed) implements ClassChoice {
    @Override
    public ClassChoice matched(long k) {
      return new Drawn(numbers, seed + k);
    }
  }
}
