package dev.understudy.datasets;

/** Seeded values that 8 bits hold exactly. */
final class Quantised {
  private Quantised() {}

  /** {@code RandomState(seed).randint(0, 256, count)} as values in [-1,1]. */
  static float[] random(long seed, int count) {
    long[] levels = new NumpyRandomState(seed).integers(256, count);
    float[] data = new float[count];
    for (int i = 0; i < count; i++) {
      data[i] = Quantisation.value((int) levels[i]);
    }
    return data;
  }
}
