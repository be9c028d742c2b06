package dev.understudy.harness.run;

import dev.understudy.datasets.PictureFiles;
import dev.understudy.datasets.Pictures;
import java.nio.file.Path;

/**
 * Two pictures of one input and their difference, as PNG files of the gallery.
 *
 * @param first the picture that the other is held against
 * @param second the other
 * @param difference their absolute difference, amplified
 */
record SideBySide(Path first, Path second, Path difference) {
  /** Differences are small; doubled, a faint one shows and a full one still fits the range. */
  static final int AMPLIFY = 2;

  /** Writes picture {@code i} of two batches, which are of one size. */
  void write(Pictures a, Pictures b, int i) {
    PictureFiles.writePng(a, i, first, 1);
    PictureFiles.writePng(b, i, second, 1);
    PictureFiles.writePng(difference(a.picture(i), b.picture(i)), 0, difference, 1);
  }

  private static Pictures difference(Pictures a, Pictures b) {
    float[] gap = new float[a.data().length];
    for (int i = 0; i < gap.length; i++) {
      gap[i] = Math.min(1, Math.abs(a.data()[i] - b.data()[i]) * AMPLIFY - 1);
    }
    return new Pictures(gap, 1, a.channels(), a.height(), a.width());
  }
}
