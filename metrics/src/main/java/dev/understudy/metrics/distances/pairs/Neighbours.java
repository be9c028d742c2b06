package dev.understudy.metrics.distances.pairs;

import dev.understudy.metrics.Rows;
import java.util.Arrays;

/** Squared distances of each row to its nearest others in its own set. */
public final class Neighbours {
  private static final int LOCKS = 1024;

  private final int kept;
  private final double[] nearest;

  /** The farthest kept distance of each row, rounded up: read without a lock, it only falls. */
  private final float[] bounds;

  private final Object[] locks = new Object[LOCKS];

  private Neighbours(int rows, int kept) {
    this.kept = kept;
    nearest = new double[Math.multiplyExact(rows, kept)];
    bounds = new float[rows];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    Arrays.fill(bounds, Float.POSITIVE_INFINITY);
    Arrays.setAll(locks, i -> new Object());
  }

  /**
   * Finds the nearest others of every row; a row is no neighbour of its own, its duplicates are.
   *
   * @param most how many, at least 1 and below the number of rows
   */
  public static Neighbours of(Rows rows, int most, Progress progress) {
    if (most < 1 || most >= rows.count()) {
      throw new IllegalArgumentException(most + " neighbours of " + rows.count() + " rows");
    }
    var neighbours = new Neighbours(rows.count(), most);
    PairScan.within(rows, progress, neighbours::visit);
    return neighbours;
  }

  private void visit(Tile tile) {
    float[] lowerA = tile.lower(tile.a());
    float[] lowerB = tile.diagonal() ? lowerA : tile.lower(tile.b());
    int firstA = tile.a().first();
    int firstB = tile.b().first();
    for (int i = 0; i < lowerA.length; i++) {
      for (int j = tile.diagonal() ? i + 1 : 0; j < lowerB.length; j++) {
        float lower = lowerA[i] + lowerB[j] - 2 * tile.product(i, j);
        boolean forA = lower < bounds[firstA + i];
        boolean forB = lower < bounds[firstB + j];
        if (forA || forB) {
          double squared = tile.squaredDistance(i, j);
          if (forA) {
            offer(firstA + i, squared);
          }
          if (forB) {
            offer(firstB + j, squared);
          }
        }
      }
    }
  }

  private void offer(int row, double squared) {
    synchronized (locks[row % LOCKS]) {
      int first = row * kept;
      int at = first + kept - 1;
      if (squared >= nearest[at]) {
        return;
      }
      for (; at > first && nearest[at - 1] > squared; at--) {
        nearest[at] = nearest[at - 1];
      }
      nearest[at] = squared;
      double farthest = nearest[first + kept - 1];
      // No squared distance is below zero, so with all at zero none can be nearer.
      bounds[row] = farthest == 0 ? Float.NEGATIVE_INFINITY : Math.nextUp((float) farthest);
    }
  }

  /** Every row's squared distance to its {@code k}-th nearest other. */
  public double[] squaredRadii(int k) {
    double[] radii = new double[nearest.length / kept];
    Arrays.setAll(radii, i -> nearest[i * kept + k - 1]);
    return radii;
  }
}
