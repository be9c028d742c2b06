package dev.understudy.metrics.distances.algebra;

import java.util.Arrays;

/** What rounding leaves in eigenvalues that ought to be zero. */
public final class Eigenvalues {
  private Eigenvalues() {}

  /**
   * Sets to zero what is below d·ε of the largest: of a singular matrix these are rounding, and
   * their square roots would not be small.
   */
  public static void cut(double[] values) {
    double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
    double noise = values.length * Math.ulp(1.0) * largest;
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] > noise ? values[i] : 0;
    }
  }
}
