package dev.understudy.farm.generating;

import dev.understudy.runtimes.TensorSpec;
import java.util.List;

/**
 * The axes of an input that takes pictures or label maps.
 *
 * @param channels how many, or -1 where the model leaves them open
 * @param height rows, or -1 where the model leaves them open
 * @param width columns, or -1 where the model leaves them open
 * @param last whether channels come last
 */
record PictureAxes(long channels, long height, long width, boolean last) {
  /**
   * Of an input of four axes.
   *
   * @param channels the numbers of channels that there may be; empty for any
   * @param given all axes of a row as the binding tells them, or none
   */
  static PictureAxes of(
      TensorSpec spec, List<Long> channels, List<Long> given, InputProblems problems) {
    if (spec.shape().size() != 4) {
      throw problems.error(
          spec.name(),
          "pictures cannot be fed to " + spec,
          "an input of four axes, [N,C,H,W] or [N,H,W,C]",
          "bind something else to it");
    }
    List<Long> row = given.size() == 3 ? given : spec.shape().subList(1, 4);
    boolean first = channels.contains(row.get(0));
    boolean last = channels.contains(row.get(2));
    if (first == last) {
      throw problems.error(
          spec.name(),
          "the axes of " + spec + " do not tell where the channels are",
          "one of " + channels + " channels as the second or the last axis",
          "export the model with a fixed number of channels, or give `shape`");
    }
    return first
        ? new PictureAxes(row.get(0), row.get(1), row.get(2), false)
        : new PictureAxes(row.get(2), row.get(0), row.get(1), true);
  }

  /** Whether a size fits where the model fixes one. */
  boolean takes(int pictureHeight, int pictureWidth) {
    return (height < 0 || height == pictureHeight) && (width < 0 || width == pictureWidth);
  }

  /** The shape of a batch of that size. */
  long[] of(int count, int c, int h, int w) {
    return last ? new long[] {count, h, w, c} : new long[] {count, c, h, w};
  }

  /** Planes one after the other as this input wants them. */
  float[] arranged(float[] planar, int count, int c, int area) {
    if (!last || c == 1) {
      return planar;
    }
    float[] out = new float[planar.length];
    for (int n = 0; n < count; n++) {
      for (int k = 0; k < c; k++) {
        for (int i = 0; i < area; i++) {
          out[(n * area + i) * c + k] = planar[(n * c + k) * area + i];
        }
      }
    }
    return out;
  }
}
