package dev.understudy.metrics.distances.pairs;

import dev.understudy.metrics.Rows;

/** For each row of one set the largest |cosine| to a row of another. */
public final class LargestCosine {
  private LargestCosine() {}

  /**
   * Finds them.
   *
   * @return {@code [a.count()]}; NaN for a row of zeros, and rows of zeros of {@code b} are left
   *     out
   */
  public static double[] of(Rows a, Rows b, Progress progress) {
    double[] largest = new double[a.count()];
    double gamma = Tile.gamma(a.dimensions());
    PairScan.between(
        a,
        b,
        progress,
        tile -> {
          float[] inverseB = inverseNorms(tile.b());
          float[] inverseA = inverseNorms(tile.a());
          for (int i = 0; i < inverseA.length; i++) {
            int row = tile.a().first() + i;
            if (inverseA[i] == 0) {
              largest[row] = Double.NaN;
              continue;
            }
            double best = largest[row];
            for (int j = 0; j < inverseB.length; j++) {
              float cosine = Math.abs(tile.product(i, j) * inverseA[i] * inverseB[j]);
              if (cosine + gamma > best && inverseB[j] != 0) {
                best = Math.max(best, Math.abs(tile.cosine(i, j)));
              }
            }
            largest[row] = best;
          }
        });
    return largest;
  }

  private static float[] inverseNorms(Strip strip) {
    float[] inverse = new float[strip.count()];
    for (int i = 0; i < inverse.length; i++) {
      double norm = strip.squaredNorm(i);
      inverse[i] = norm == 0 ? 0 : (float) (1 / Math.sqrt(norm));
    }
    return inverse;
  }
}
