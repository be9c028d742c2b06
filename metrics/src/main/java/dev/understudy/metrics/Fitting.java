package dev.understudy.metrics;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;

/** Brings a generator's pictures to a target size, as a stream of files does with its own. */
final class Fitting {
  private Fitting() {}

  static Pictures fit(Pictures pictures, Target target) {
    if (target.crop() == Crop.NONE) {
      return target.resizing().apply(pictures, target.height(), target.width());
    }
    // torchvision's Resize: the short side as asked for, the long one truncated.
    double scale =
        Math.max(
            (double) target.height() / pictures.height(),
            (double) target.width() / pictures.width());
    int height = Math.max(target.height(), (int) (pictures.height() * scale));
    int width = Math.max(target.width(), (int) (pictures.width() * scale));
    return middle(target.resizing().apply(pictures, height, width), target);
  }

  /** torchvision's CenterCrop: offsets rounded half to even. */
  private static Pictures middle(Pictures pictures, Target target) {
    int top = (int) Math.rint((pictures.height() - target.height()) / 2.0);
    int left = (int) Math.rint((pictures.width() - target.width()) / 2.0);
    int planes = pictures.count() * pictures.channels();
    float[] out = new float[planes * target.height() * target.width()];
    for (int p = 0; p < planes; p++) {
      for (int y = 0; y < target.height(); y++) {
        int from = (p * pictures.height() + top + y) * pictures.width() + left;
        int to = (p * target.height() + y) * target.width();
        System.arraycopy(pictures.data(), from, out, to, target.width());
      }
    }
    return new Pictures(
        out, pictures.count(), pictures.channels(), target.height(), target.width());
  }
}
