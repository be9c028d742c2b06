package dev.understudy.metrics.distances;

import dev.understudy.common.InputException;

/** Rows divided by their length. */
final class UnitRows {
  private UnitRows() {}

  /** Fills {@code unit} with the first {@code count} rows; {@code from} is the first's number. */
  static void normalise(float[] rows, int count, int d, double[] unit, int from) {
    for (int i = 0; i < count; i++) {
      double squares = 0;
      for (int k = i * d; k < (i + 1) * d; k++) {
        squares += (double) rows[k] * rows[k];
      }
      if (!(squares > 0 && squares < Double.POSITIVE_INFINITY)) {
        throw new InputException(
            "features of picture " + (from + i),
            "they have the length " + Math.sqrt(squares),
            "finite features that are not all zero",
            "look at the picture and the feature network");
      }
      double inverse = 1 / Math.sqrt(squares);
      for (int k = i * d; k < (i + 1) * d; k++) {
        unit[k] = rows[k] * inverse;
      }
    }
  }
}
