package dev.understudy.datasets.resizing;

/**
 * Bilinear without antialiasing, in single precision, in each library's own order of operations.
 */
final class Bilinear {
  private Bilinear() {}

  /**
   * TensorFlow 1's {@code resize_bilinear(align_corners=False)}, as torch-fidelity and StyleGAN's
   * Inception repeat it: a lerp across, then one down.
   */
  static float[] tensorFlow1(float[] plane, int height, int width, int outHeight, int outWidth) {
    TwoPixels columns = TwoPixels.tensorFlow1(width, outWidth);
    TwoPixels rows = TwoPixels.tensorFlow1(height, outHeight);
    float[] out = new float[outHeight * outWidth];
    for (int y = 0; y < outHeight; y++) {
      int top = rows.low()[y] * width;
      int bottom = rows.high()[y] * width;
      float down = rows.share()[y];
      for (int x = 0; x < outWidth; x++) {
        int low = columns.low()[x];
        int high = columns.high()[x];
        float across = columns.share()[x];
        float a = plane[top + low];
        float b = plane[bottom + low];
        float upper = a + (plane[top + high] - a) * across;
        float lower = b + (plane[bottom + high] - b) * across;
        out[y * outWidth + x] = upper + (lower - upper) * down;
      }
    }
    return out;
  }

  /**
   * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)}: four weights, the products
   * added with fused roundings in the order its AVX2 and AVX-512 builds have (found by trying all
   * orders against PyTorch 2.15: this one alone gives every bit).
   */
  static float[] pyTorch(float[] plane, int height, int width, int outHeight, int outWidth) {
    TwoPixels columns = TwoPixels.pyTorch(width, outWidth);
    TwoPixels rows = TwoPixels.pyTorch(height, outHeight);
    float[] out = new float[outHeight * outWidth];
    for (int y = 0; y < outHeight; y++) {
      int top = rows.low()[y] * width;
      int bottom = rows.high()[y] * width;
      float down = rows.share()[y];
      float up = 1 - down;
      for (int x = 0; x < outWidth; x++) {
        int low = columns.low()[x];
        int high = columns.high()[x];
        float right = columns.share()[x];
        float left = 1 - right;
        float sum = plane[top + high] * (up * right);
        sum = Math.fma(plane[top + low], up * left, sum);
        sum = Math.fma(plane[bottom + low], down * left, sum);
        out[y * outWidth + x] = Math.fma(plane[bottom + high], down * right, sum);
      }
    }
    return out;
  }
}
