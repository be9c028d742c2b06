package dev.understudy.reports.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** Numbers short enough for the page, and finer than any screen. */
final class Rounding {
  private static final MathContext DIGITS = new MathContext(5);

  private Rounding() {}

  /** Five digits; NaN, where a line is broken, stays. */
  static double of(double value) {
    return Double.isNaN(value) ? value : new BigDecimal(value).round(DIGITS).doubleValue();
  }

  static List<Double> all(double[] values) {
    return Arrays.stream(values).map(Rounding::of).boxed().toList();
  }
}
