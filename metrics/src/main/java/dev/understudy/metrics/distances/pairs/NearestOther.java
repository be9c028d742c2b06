package dev.understudy.metrics.distances.pairs;

import dev.understudy.metrics.Rows;
import java.util.Arrays;

/**
 * For each row of one set the nearest row of another.
 *
 * @param index which row; the first of several at equal distance
 * @param squared the squared distance to it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NearestOther(int[] index, double[] squared) {
  /** Finds them; rows of {@code b} must not be empty. */
  public static NearestOther of(Rows a, Rows b, Progress progress) {
    var nearest = new NearestOther(new int[a.count()], new double[a.count()]);
    Arrays.fill(nearest.squared, Double.POSITIVE_INFINITY);
    // Strips of b come in order for a strip of a, and no two threads have the same strip of a.
    PairScan.between(a, b, progress, nearest::visit);
    return nearest;
  }

  private void visit(Tile tile) {
    float[] lowerA = tile.lower(tile.a());
    float[] lowerB = tile.lower(tile.b());
    for (int i = 0; i < lowerA.length; i++) {
      int row = tile.a().first() + i;
      double best = squared[row];
      for (int j = 0; j < lowerB.length; j++) {
        if (lowerA[i] + lowerB[j] - 2 * tile.product(i, j) < best) {
          double exact = tile.squaredDistance(i, j);
          if (exact < best) {
            best = exact;
            index[row] = tile.b().first() + j;
          }
        }
      }
      squared[row] = best;
    }
  }
}
