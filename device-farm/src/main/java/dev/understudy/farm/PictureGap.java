package dev.understudy.farm;

import dev.understudy.datasets.Pictures;

/** How far pictures of equal size lie apart, over all that were added. */
final class PictureGap {
  /** Picture values run from -1 to 1, so 2 is PSNR's peak. */
  private static final double PEAK = 2;

  private double largest;
  private double squares;
  private long values;

  void add(Pictures a, Pictures b) {
    for (int i = 0; i < a.data().length; i++) {
      double difference = Math.abs((double) a.data()[i] - b.data()[i]);
      largest = Math.max(largest, difference);
      squares += difference * difference;
    }
    values += a.data().length;
  }

  /** The largest absolute difference. */
  double largest() {
    return largest;
  }

  /** In dB, at most {@link Defaults#LARGEST_PSNR}. */
  double psnr() {
    return Math.min(Defaults.LARGEST_PSNR, 10 * Math.log10(PEAK * PEAK * values / squares));
  }
}
