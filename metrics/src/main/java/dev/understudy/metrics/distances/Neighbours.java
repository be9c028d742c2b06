package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;
import java.util.Arrays;

/** Squared distances of each row to its nearest others in its own set. */
final class Neighbours {
  private final int kept;
  private final double[] nearest;

  /** Finds the {@code most} nearest others of every row, itself being the zeroth. */
  Neighbours(Rows rows, int most) {
    kept = most + 1;
    nearest = new double[rows.count() * kept];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    DistanceBlocks.visit(
        rows,
        rows,
        (i, from, count, squared, at) -> {
          int last = (i + 1) * kept - 1;
          for (int j = at; j < at + count; j++) {
            if (squared[j] < nearest[last]) {
              insert(i * kept, last, squared[j]);
            }
          }
        });
  }

  private void insert(int first, int last, double squared) {
    int at = last;
    for (; at > first && nearest[at - 1] > squared; at--) {
      nearest[at] = nearest[at - 1];
    }
    nearest[at] = squared;
  }

  /** Every row's squared distance to its {@code k}-th nearest other. */
  double[] squaredRadii(int k) {
    double[] radii = new double[nearest.length / kept];
    Arrays.setAll(radii, i -> nearest[i * kept + k]);
    return radii;
  }
}
