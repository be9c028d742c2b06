package dev.understudy.metrics.artifacts.naturalness;

import dev.understudy.datasets.Pictures;

/** What PIQE says of each 16×16 block of a picture, the last ones filled up with edge pixels. */
final class PiqeBlocks {
  static final int SIDE = 16;
  static final int ACTIVE = 1;
  static final int IMPAIRED = 2;
  static final int NOISY = 4;

  private static final double ACTIVITY = 0.1;
  private static final double IMPAIRMENT = 0.1;
  private static final int WINDOW = 6;

  /** The centre's columns, and those left out of the surround, from 0; see {@link #noisy}. */
  private static final int CENTRE = 7;

  private static final int LEFT_OUT = 9;

  private final int[] marks;
  private final int across;
  private final double score;

  private PiqeBlocks(int[] marks, int across, double score) {
    this.marks = marks;
    this.across = across;
    this.score = score;
  }

  static PiqeBlocks of(Pictures pictures, int i) {
    int down = (pictures.height() + SIDE - 1) / SIDE;
    int across = (pictures.width() + SIDE - 1) / SIDE;
    double[] grey = padded(pictures, i, down * SIDE, across * SIDE);
    Normalised field = Normalised.of(grey, down * SIDE, across * SIDE, Normalised.Border.REPLICATE);
    int[] marks = new int[down * across];
    double distortion = 0;
    int active = 0;
    double[] block = new double[SIDE * SIDE];
    for (int b = 0; b < marks.length; b++) {
      int start = b / across * SIDE * field.width() + b % across * SIDE;
      for (int y = 0; y < SIDE; y++) {
        System.arraycopy(field.values(), start + y * field.width(), block, y * SIDE, SIDE);
      }
      double variance = Spread.variance(block, 0, block.length, 1);
      if (variance > ACTIVITY) {
        active++;
        boolean impaired = impaired(block);
        boolean noisy = noisy(block, Math.sqrt(variance));
        marks[b] = ACTIVE | (impaired ? IMPAIRED : 0) | (noisy ? NOISY : 0);
        distortion += (impaired ? 1 - variance : 0) + (noisy ? variance : 0);
      }
    }
    return new PiqeBlocks(marks, across, (distortion + 1) / (active + 1) * 100);
  }

  /** 0 is best, 100 worst. */
  double score() {
    return score;
  }

  /** The marks of the block that a pixel is in. */
  int at(int y, int x) {
    return marks[y / SIDE * across + x / SIDE];
  }

  /** The share of blocks with a mark. */
  double share(int mark) {
    int count = 0;
    for (int m : marks) {
      count += (m & mark) != 0 ? 1 : 0;
    }
    return (double) count / marks.length;
  }

  private static double[] padded(Pictures pictures, int i, int height, int width) {
    double[] grey = GreyLevels.of(pictures, i);
    double[] padded = new double[height * width];
    for (int y = 0; y < height; y++) {
      int row = Math.min(y, pictures.height() - 1) * pictures.width();
      for (int x = 0; x < width; x++) {
        padded[y * width + x] = grey[row + Math.min(x, pictures.width() - 1)];
      }
    }
    return padded;
  }

  /** Whether some stretch along an edge is nearly flat. */
  private static boolean impaired(double[] block) {
    int last = SIDE - 1;
    for (int k = 0; k + WINDOW <= SIDE; k++) {
      if (flat(block, k, 1)
          || flat(block, last * SIDE + k, 1)
          || flat(block, k * SIDE, SIDE)
          || flat(block, k * SIDE + last, SIDE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean flat(double[] block, int start, int step) {
    return Math.sqrt(Spread.variance(block, start, WINDOW, step)) < IMPAIRMENT;
  }

  /**
   * Whether the block's deviation is over twice its distance from the ratio of the centre's
   * deviation to the surround's. MATLAB deletes column 8, then column 9 of what is left: so the
   * surround lacks columns 8 and 10, and has column 9, which the centre has too. So does this.
   */
  private static boolean noisy(double[] block, double deviation) {
    double[] centre = new double[2 * SIDE];
    double[] surround = new double[SIDE * (SIDE - 2)];
    int s = 0;
    for (int y = 0; y < SIDE; y++) {
      centre[2 * y] = block[y * SIDE + CENTRE];
      centre[2 * y + 1] = block[y * SIDE + CENTRE + 1];
      for (int x = 0; x < SIDE; x++) {
        if (x != CENTRE && x != LEFT_OUT) {
          surround[s++] = block[y * SIDE + x];
        }
      }
    }
    double inner = Math.sqrt(Spread.variance(centre, 0, centre.length, 1));
    double outer = Math.sqrt(Spread.variance(surround, 0, surround.length, 1));
    double ratio = inner == 0 && outer == 0 ? 0 : inner / outer;
    // An infinite ratio gives NaN here, which compares as false, as it does in MATLAB.
    double gap = Math.abs(deviation - ratio) / Math.max(deviation, ratio);
    return deviation > 2 * gap;
  }
}
