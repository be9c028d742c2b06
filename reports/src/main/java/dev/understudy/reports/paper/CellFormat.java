package dev.understudy.reports.paper;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * How a column rounds.
 *
 * @param significant whether {@code digits} counts significant digits or decimal places
 * @param digits how many
 * @param scale what one printed unit is worth: 1e6 in a column of millions, 0.01 in one of percent
 * @param suffix what stands behind each number: {@code "M"}, {@code "G"} or nothing
 * @param reduction whether the factor against the first line is printed in brackets
 */
public record CellFormat(
    boolean significant, int digits, double scale, String suffix, boolean reduction) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?(e-?[0-9]+)?");

  /**
   * Three significant digits with a fixed prefix and the reduction factor: {@code 0.342M (33.3×)}.
   */
  static CellFormat reduced(double scale, String suffix) {
    return new CellFormat(true, 3, scale, suffix, true);
  }

  /** A fixed number of decimal places. */
  static CellFormat decimals(int places) {
    return scaled(places, 1);
  }

  /** A fixed number of decimal places of {@code value / scale}. */
  static CellFormat scaled(int places, double scale) {
    return new CellFormat(false, places, scale, "", false);
  }

  /** A finite value in this column's rounding; infinities and gaps as their signs. */
  String write(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    BigDecimal printed = new BigDecimal(value / scale);
    int places = significant ? places(printed) : digits;
    BigDecimal rounded = printed.setScale(places, RoundingMode.HALF_UP);
    return rounded.toPlainString().replace('-', '−') + suffix;
  }

  /** The factor between two values of this column: {@code 21.3×}. */
  static String factor(double factor) {
    BigDecimal exact = new BigDecimal(factor);
    return exact
            .setScale(new CellFormat(true, 3, 1, "", false).places(exact), RoundingMode.HALF_UP)
            .toPlainString()
        + "×";
  }

  /** What a printed figure is worth; empty where it is text, such as {@code nearly 1/3}. */
  OptionalDouble read(String printed) {
    String bare = printed.strip();
    if (!suffix.isEmpty() && bare.endsWith(suffix)) {
      bare = bare.substring(0, bare.length() - suffix.length());
    }
    return NUMBER.matcher(bare).matches()
        ? OptionalDouble.of(Double.parseDouble(bare) * scale)
        : OptionalDouble.empty();
  }

  private int places(BigDecimal number) {
    if (number.signum() == 0) {
      return 0;
    }
    BigDecimal rounded = number.round(new MathContext(digits, RoundingMode.HALF_UP));
    return Math.max(0, digits - (rounded.precision() - rounded.scale()));
  }
}
