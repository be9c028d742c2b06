package dev.understudy.datasets.resizing;

/**
 * Bilinear without antialiasing, in single precision, in each library's own order of operations.
 * The pixels that a row needs are first put side by side, so that the arithmetic vectorises.
 */
final class Bilinear {
  private Bilinear() {}

  /**
   * TensorFlow 1's {@code resize_bilinear(align_corners=False)}, as torch-fidelity and StyleGAN's
   * Inception repeat it: a lerp across, then one down.
   */
  static float[] tensorFlow1(Plane plane, int outHeight, int outWidth) {
    TwoPixels columns = TwoPixels.tensorFlow1(plane.width(), outWidth);
    TwoPixels rows = TwoPixels.tensorFlow1(plane.height(), outHeight);
    float[] share = columns.share();
    float[] out = new float[outHeight * outWidth];
    var top = new PickedRow(plane, columns);
    var bottom = new PickedRow(plane, columns);
    for (int y = 0; y < outHeight; y++) {
      if (bottom.holds(rows.low()[y])) {
        PickedRow past = top;
        top = bottom;
        bottom = past;
      }
      if (top.pick(rows.low()[y])) {
        lerp(top.low, top.high, share);
      }
      if (bottom.pick(rows.high()[y])) {
        lerp(bottom.low, bottom.high, share);
      }
      float[] upper = top.low;
      float[] lower = bottom.low;
      float down = rows.share()[y];
      for (int x = 0; x < outWidth; x++) {
        out[y * outWidth + x] = upper[x] + (lower[x] - upper[x]) * down;
      }
    }
    return out;
  }

  private static void lerp(float[] low, float[] high, float[] share) {
    for (int x = 0; x < share.length; x++) {
      low[x] = low[x] + (high[x] - low[x]) * share[x];
    }
  }

  /**
   * PyTorch's {@code interpolate(mode="bilinear", align_corners=False)}: four weights, the products
   * added with fused roundings in the order its AVX2 and AVX-512 builds have (found by trying all
   * orders against PyTorch 2.15: this one alone gives every bit).
   */
  static float[] pyTorch(Plane plane, int outHeight, int outWidth) {
    TwoPixels columns = TwoPixels.pyTorch(plane.width(), outWidth);
    TwoPixels rows = TwoPixels.pyTorch(plane.height(), outHeight);
    float[] out = new float[outHeight * outWidth];
    var top = new PickedRow(plane, columns);
    var bottom = new PickedRow(plane, columns);
    for (int y = 0; y < outHeight; y++) {
      if (bottom.holds(rows.low()[y])) {
        PickedRow past = top;
        top = bottom;
        bottom = past;
      }
      top.pick(rows.low()[y]);
      bottom.pick(rows.high()[y]);
      weigh(top, bottom, columns.share(), rows.share()[y], out, y * outWidth);
    }
    return out;
  }

  private static void weigh(
      PickedRow top, PickedRow bottom, float[] share, float down, float[] out, int to) {
    float[] topLow = top.low;
    float[] topHigh = top.high;
    float[] bottomLow = bottom.low;
    float[] bottomHigh = bottom.high;
    float up = 1 - down;
    for (int x = 0; x < share.length; x++) {
      float right = share[x];
      float left = 1 - right;
      float sum = topHigh[x] * (up * right);
      sum = Math.fma(topLow[x], up * left, sum);
      sum = Math.fma(bottomLow[x], down * left, sum);
      out[to + x] = Math.fma(bottomHigh[x], down * right, sum);
    }
  }

  /** A row's pixels that output columns lie between. */
  private static final class PickedRow {
    final float[] low;
    final float[] high;
    private final Plane plane;
    private final TwoPixels columns;
    private int row = -1;

    PickedRow(Plane plane, TwoPixels columns) {
      this.plane = plane;
      this.columns = columns;
      this.low = new float[columns.low().length];
      this.high = new float[low.length];
    }

    boolean holds(int y) {
      return row == y;
    }

    /** Whether the row was not there before. */
    boolean pick(int y) {
      if (row == y) {
        return false;
      }
      row = y;
      plane.pick(y, columns.low(), low);
      plane.pick(y, columns.high(), high);
      return true;
    }
  }
}
