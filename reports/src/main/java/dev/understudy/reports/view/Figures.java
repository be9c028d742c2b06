package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are printed: three significant digits, SI prefixes for counts and bytes, a true minus
 * sign, and an interval in the same places as its value.
 */
public final class Figures {
  /** What stands where there is no value. */
  public static final String MISSING = "–";

  private static final MathContext THREE = new MathContext(3, RoundingMode.HALF_UP);
  private static final String[] PREFIXES = {"", "k", "M", "G", "T", "P"};

  private Figures() {}

  /**
   * A value and its interval, ready to print.
   *
   * @param value such as {@code 5.83}, {@code 1.23M} or {@code +0.40}
   * @param interval {@code ± 0.21} or {@code [5.6, 6.3]}, in the value's scale; empty if none
   */
  public record Figure(String value, String interval) {
    /** Both in one line. */
    public String text() {
      return interval.isEmpty() ? value : value + " " + interval;
    }
  }

  /** A measurement without its unit, except that counts and bytes carry their prefix. */
  public static Figure of(Measurement m) {
    return figure(m.value(), m.unit(), m.interval(), false);
  }

  /** A difference, with its sign. */
  public static Figure signed(Measurement m) {
    return figure(m.value(), m.unit(), m.interval(), true);
  }

  /** A ratio, such as {@code 2.11×}. */
  public static Figure ratio(Measurement m) {
    Figure plain = figure(m.value(), Unit.NONE, m.interval(), false);
    return Double.isNaN(m.value()) ? plain : new Figure(plain.value() + "×", plain.interval());
  }

  /** A measurement with its unit: {@code 0.312 ms}, {@code 4.56G MACs}. */
  public static String withUnit(Measurement m) {
    String value = of(m).value();
    boolean bare = m.unit() == Unit.NONE || m.unit() == Unit.BYTES || Double.isNaN(m.value());
    return bare ? value : value + " " + m.unit().symbol();
  }

  /** Three significant digits. */
  public static String plain(double value) {
    return figure(value, Unit.NONE, null, false).value();
  }

  /** Up to three significant digits, without zeros at the end. */
  public static String trimmed(double value) {
    return plain(value).replaceFirst("(\\.[0-9]*?)0+$", "$1").replaceFirst("\\.$", "");
  }

  /** A whole number with thousands set off. */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** {@code p < 0.001} or {@code p = 0.012}. */
  public static String p(double p) {
    return p < 0.001
        ? "p < 0.001"
        : "p = " + new BigDecimal(p).round(new MathContext(2)).toPlainString();
  }

  /** {@code 95 %}. */
  public static String percent(double share) {
    return plainNumber(new BigDecimal(share * 100).round(THREE).stripTrailingZeros()) + " %";
  }

  /** Whether values in this unit are printed with SI prefixes. */
  static boolean isCount(Unit unit) {
    return switch (unit) {
      case BYTES, PARAMETERS, MACS, FLOPS -> true;
      case NONE, MILLISECONDS, DECIBELS -> false;
    };
  }

  /** Whether a unit stands beside the label of its values: it is neither in them nor none. */
  public static boolean isBesideTheLabel(Unit unit) {
    return unit != Unit.NONE && !isCount(unit);
  }

  private static Figure figure(
      double value, Unit unit, @Nullable ConfidenceInterval interval, boolean sign) {
    if (Double.isNaN(value)) {
      return new Figure(MISSING, "");
    }
    if (Double.isInfinite(value)) {
      return new Figure(value > 0 ? "∞" : "−∞", "");
    }
    int prefix = isCount(unit) ? prefix(value) : 0;
    double scale = Math.pow(1000, prefix);
    String suffix = unit == Unit.BYTES ? " " + PREFIXES[prefix] + "B" : PREFIXES[prefix];
    boolean exact = isCount(unit) && prefix == 0 && value == Math.rint(value);
    double v = value / scale;
    int places = exact ? 0 : places(v, interval == null ? 0 : interval.halfWidth() / scale);
    String number = number(v, places);
    String plus = sign && value > 0 ? "+" : "";
    return new Figure(plus + number + suffix, interval(v, interval, scale, places));
  }

  private static int prefix(double value) {
    double rest = new BigDecimal(Math.abs(value)).round(THREE).doubleValue();
    int prefix = 0;
    while (rest >= 1000 && prefix < PREFIXES.length - 1) {
      rest /= 1000;
      prefix++;
    }
    return prefix;
  }

  /** Decimal places that show three digits of the larger, and at least one of the half-width. */
  private static int places(double value, double halfWidth) {
    int places = placesOf(Math.max(Math.abs(value), finite(halfWidth)));
    if (finite(halfWidth) > 0) {
      int first = -(int) Math.floor(Math.log10(halfWidth));
      places = Math.min(Math.max(places, first), places + 3);
    }
    return places;
  }

  private static int placesOf(double value) {
    BigDecimal rounded = new BigDecimal(value).round(THREE);
    int before = rounded.precision() - rounded.scale();
    return value == 0 ? 0 : Math.max(0, THREE.getPrecision() - before);
  }

  private static double finite(double x) {
    return Double.isFinite(x) ? x : 0;
  }

  private static String interval(
      double value, @Nullable ConfidenceInterval interval, double scale, int places) {
    if (interval == null) {
      return "";
    }
    double half = interval.halfWidth() / scale;
    double middle = (interval.low() + interval.high()) / 2 / scale;
    if (Double.isFinite(half) && Math.abs(middle - value) <= 0.1 * half) {
      return "± " + number(half, places);
    }
    return "["
        + number(interval.low() / scale, places)
        + ", "
        + number(interval.high() / scale, places)
        + "]";
  }

  private static String number(double value, int places) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    if (places > 6) {
      return minus(
          String.format(Locale.ROOT, "%.2e", value).replaceFirst("e([-+])0*(?=\\d)", "e$1"));
    }
    return plainNumber(new BigDecimal(value).setScale(places, RoundingMode.HALF_UP));
  }

  private static String plainNumber(BigDecimal number) {
    return minus((number.signum() == 0 ? number.abs() : number).toPlainString());
  }

  private static String minus(String number) {
    return number.replace('-', '−').replace("e+", "e");
  }
}
