package dev.understudy.harness.run;

import dev.understudy.datasets.Pictures;

/** Values of pictures that lie outside the range that their output is said to have. */
final class Overshoot {
  /** The id that its values per picture go by. */
  static final String ID = "overshoot";

  /** Mapping a range to [-1,1] rounds its ends by about so much. */
  private static final float ROUNDING = 1e-6f;

  private Overshoot() {}

  /** Each picture's share of values outside [-1,1], 0 to 1. */
  static float[] of(Pictures pictures) {
    int size = pictures.pictureSize();
    float[] shares = new float[pictures.count()];
    for (int i = 0; i < shares.length; i++) {
      int outside = 0;
      for (int k = i * size; k < (i + 1) * size; k++) {
        outside += Math.abs(pictures.data()[k]) > 1 + ROUNDING ? 1 : 0;
      }
      shares[i] = (float) outside / size;
    }
    return shares;
  }
}
