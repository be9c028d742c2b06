package dev.understudy.datasets.streaming;

import dev.understudy.datasets.Pictures;
import dev.understudy.datasets.StreamOptions.Crop;
import dev.understudy.datasets.StreamOptions.Target;

/**
 * torchvision's {@code Resize(s)} and {@code CenterCrop((h, w))} (transforms/functional.py): the
 * short side becomes s, the long one {@code int(s * long / short)}; the cut begins at {@code
 * round((size - cut) / 2.0)}, which rounds halves to even. s is the target's side where it is
 * square; otherwise the least s whose picture holds the target, so that nothing is padded.
 *
 * @param scaledHeight rows after the resizing
 * @param scaledWidth columns after the resizing
 * @param height rows of the cut
 * @param width columns of the cut
 */
public record CentreCrop(int scaledHeight, int scaledWidth, int height, int width) {
  /** Pictures at a target's size, by its crop and resizing. */
  public static Pictures fit(Pictures pictures, Target target) {
    if (target.crop() == Crop.NONE) {
      return target.resizing().apply(pictures, target.height(), target.width());
    }
    CentreCrop crop = of(pictures.height(), pictures.width(), target);
    return crop.cut(target.resizing().apply(pictures, crop.scaledHeight(), crop.scaledWidth()));
  }

  static CentreCrop of(int fromHeight, int fromWidth, Target target) {
    long small = Math.min(fromHeight, fromWidth);
    long large = Math.max(fromHeight, fromWidth);
    boolean tall = fromHeight >= fromWidth;
    int cutSmall = tall ? target.width() : target.height();
    int cutLarge = tall ? target.height() : target.width();
    long side = Math.max(cutSmall, cutLarge * small / large);
    while (scaled(side, small, large) < cutLarge) {
      side++;
    }
    int scaledSmall = Math.toIntExact(side);
    int scaledLarge = scaled(side, small, large);
    return new CentreCrop(
        tall ? scaledLarge : scaledSmall,
        tall ? scaledSmall : scaledLarge,
        target.height(),
        target.width());
  }

  // Python's int(size * long / short): a division of doubles, truncated.
  private static int scaled(long side, long small, long large) {
    return (int) ((double) (side * large) / small);
  }

  /** Cuts the middle out of pictures of the scaled size. */
  Pictures cut(Pictures scaled) {
    int top = (int) Math.rint((scaled.height() - height) / 2.0);
    int left = (int) Math.rint((scaled.width() - width) / 2.0);
    int planes = scaled.count() * scaled.channels();
    float[] cut = new float[planes * height * width];
    for (int c = 0; c < planes; c++) {
      for (int y = 0; y < height; y++) {
        System.arraycopy(
            scaled.data(),
            (c * scaled.height() + top + y) * scaled.width() + left,
            cut,
            (c * height + y) * width,
            width);
      }
    }
    return new Pictures(cut, scaled.count(), scaled.channels(), height, width);
  }
}
