package dev.understudy.metrics.distances;

import dev.understudy.metrics.Rows;
import java.util.Arrays;

/** Squared distances of each row to its nearest others in its own set. */
final class Neighbours {
  private final int most;
  private final double[] nearest;

  /** Finds the {@code most} nearest others of every row, itself being the zeroth. */
  Neighbours(Rows rows, int most) {
    this.most = most;
    int kept = most + 1;
    nearest = new double[rows.count() * kept];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    DistanceBlocks.visit(
        rows,
        rows,
        (i, j, squared) -> {
          int at = (i + 1) * kept - 1;
          if (squared < nearest[at]) {
            for (; at > i * kept && nearest[at - 1] > squared; at--) {
              nearest[at] = nearest[at - 1];
            }
            nearest[at] = squared;
          }
        });
  }

  /** The squared distance of row {@code i} to its {@code k}-th nearest other. */
  double squaredRadius(int i, int k) {
    return nearest[i * (most + 1) + k];
  }
}
