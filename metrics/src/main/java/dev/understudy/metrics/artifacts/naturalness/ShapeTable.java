package dev.understudy.metrics.artifacts.naturalness;

import org.apache.commons.numbers.gamma.Gamma;

/**
 * The shapes 0.2, 0.201, … 10 among which a generalised Gaussian is sought, with the ratio Γ(2/α)²
 * / (Γ(1/α)·Γ(3/α)) that moments are matched to, which rises with the shape α.
 */
final class ShapeTable {
  private static final int SHAPES = 9801;
  private static final double[] RATIO = new double[SHAPES];
  private static final double[] INVERSE = new double[SHAPES];

  static {
    for (int i = 0; i < SHAPES; i++) {
      double alpha = shape(i);
      double two = Gamma.value(2 / alpha);
      RATIO[i] = two * two / (Gamma.value(1 / alpha) * Gamma.value(3 / alpha));
      INVERSE[i] = Gamma.value(1 / alpha) * Gamma.value(3 / alpha) / (two * two);
    }
  }

  private ShapeTable() {}

  static double shape(int i) {
    return 0.2 + i * 0.001;
  }

  /** The index whose ratio is nearest. */
  static int nearest(double ratio) {
    int above = firstAtLeast(ratio);
    if (above == 0 || above == SHAPES) {
      return Math.min(above, SHAPES - 1);
    }
    return ratio - RATIO[above - 1] <= RATIO[above] - ratio ? above - 1 : above;
  }

  /** The index whose inverse ratio is nearest; not always the same as {@link #nearest}'s. */
  static int nearestInverse(double inverse) {
    int above = firstAtLeast(1 / inverse);
    if (above == 0 || above == SHAPES) {
      return Math.min(above, SHAPES - 1);
    }
    return INVERSE[above - 1] - inverse <= inverse - INVERSE[above] ? above - 1 : above;
  }

  private static int firstAtLeast(double ratio) {
    int low = 0;
    int high = SHAPES;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (RATIO[middle] < ratio) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
