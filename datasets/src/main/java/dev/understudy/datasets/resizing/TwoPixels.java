package dev.understudy.datasets.resizing;

/**
 * For each output pixel along one axis, the two neighbours that a bilinear filter without
 * antialiasing looks at, and the second one's share.
 *
 * @param low the first neighbour's index
 * @param high the second's; the first's at the edge
 * @param share the second's weight, within [0,1]
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TwoPixels(int[] low, int[] high, float[] share) {
  /** TensorFlow 1's: {@code i * in/out} in single precision; the corners meet, not the centres. */
  static TwoPixels tensorFlow1(int in, int out) {
    float scale = (float) ((double) in / out);
    float[] at = new float[out];
    for (int i = 0; i < out; i++) {
      at[i] = i * scale;
    }
    return of(at, in);
  }

  /**
   * PyTorch's with half-pixel centres, {@code (i + 0.5) * in/out - 0.5} in single precision, in one
   * rounding as its AVX2 and AVX-512 builds have it.
   */
  static TwoPixels pyTorch(int in, int out) {
    float scale = (float) in / out;
    float[] at = new float[out];
    for (int i = 0; i < out; i++) {
      at[i] = in == out ? i : Math.max(0, Math.fma(scale, i + 0.5f, -0.5f));
    }
    return of(at, in);
  }

  private static TwoPixels of(float[] at, int in) {
    int[] low = new int[at.length];
    int[] high = new int[at.length];
    float[] share = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      low[i] = Math.min((int) at[i], in - 1);
      high[i] = Math.min(low[i] + 1, in - 1);
      share[i] = Math.min(1, at[i] - low[i]);
    }
    return new TwoPixels(low, high, share);
  }
}
