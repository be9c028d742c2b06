package dev.understudy.metrics.exits;

import java.util.Arrays;

/**
 * Which exit each picture takes under a threshold on its distance to the last exit's picture (the
 * protocol of FIANCEE: Karpikova et al., CVPR 2023).
 */
public final class ExitRule {
  private ExitRule() {}

  /**
   * The earliest exit whose distance is at most the threshold, for each picture; the last exit
   * where none is. With the measured distances this is the oracle, with predicted ones the
   * predictor: a predictor that says nothing of the last exit is one that predicts 0 for it.
   *
   * @param distances by exit, in order of depth, then by picture: {@code [K or K-1][N]}
   * @param exits how many exits there are, K
   * @param threshold the largest distance allowed
   * @return the exits taken, {@code [N]}, counted from 0
   */
  public static int[] earliest(double[][] distances, int exits, double threshold) {
    if (distances.length != exits && distances.length != exits - 1) {
      throw new IllegalArgumentException(distances.length + " distances for " + exits + " exits");
    }
    int[] taken = new int[distances[0].length];
    for (int i = 0; i < taken.length; i++) {
      int exit = 0;
      // NaN is within no threshold.
      while (exit < exits - 1 && !(distances[exit][i] <= threshold)) {
        exit++;
      }
      taken[i] = exit;
    }
    return taken;
  }

  /** How many pictures take each exit, {@code [exits]}. */
  public static long[] histogram(int[] taken, int exits) {
    long[] counts = new long[exits];
    Arrays.stream(taken).forEach(exit -> counts[exit]++);
    return counts;
  }

  /** Each picture's value at the exit that it takes. */
  public static double[] at(double[][] byExit, int[] taken) {
    double[] values = new double[taken.length];
    Arrays.setAll(values, i -> byExit[taken[i]][i]);
    return values;
  }

  /** 1 for each picture that is farther from the last exit's than the threshold, else 0. */
  public static double[] above(double[] distances, double threshold) {
    return Arrays.stream(distances).map(d -> d <= threshold ? 0 : 1).toArray();
  }
}
