package dev.understudy.reports.view;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a series' values and changes are printed. */
public final class TrendFigures {
  private TrendFigures() {}

  /** {@code 10.0 ms to 11.4 ms (+14.0 %)}. */
  public static String describe(TrendSeries series, TrendFit.Change change) {
    String share =
        change.before() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                " (%+.1f %%)",
                100 * (change.after() - change.before()) / Math.abs(change.before()));
    return level(series, change.before())
        + " to "
        + level(series, change.after())
        + share.replace('-', '−');
  }

  /** A value with its interval, without its unit. */
  public static String value(TrendSeries series, TrendPoint point) {
    ConfidenceInterval interval =
        point.low() <= point.high()
            ? new ConfidenceInterval(point.low(), point.high(), 0.95, "")
            : null;
    return Figures.of(measurement(series, point.value(), point.n(), interval)).text();
  }

  /** A value with its interval and unit; bytes carry theirs in the value. */
  public static String valueWithUnit(TrendSeries series, TrendPoint point) {
    String value = value(series, point);
    boolean bare =
        series.unit() == Unit.NONE || series.unit() == Unit.BYTES || Double.isNaN(point.value());
    return bare ? value : value + " " + series.unit().symbol();
  }

  /** A level with its unit. */
  public static String level(TrendSeries series, double level) {
    return Figures.withUnit(measurement(series, level, 1, null));
  }

  /** Why a point does not count; empty if it does. */
  public static String doubt(TrendPoint point) {
    return point.validity() == Validity.Kind.MEASURED
        ? ""
        : point.validity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Measurement measurement(
      TrendSeries series, double value, long n, @Nullable ConfidenceInterval interval) {
    Validity validity =
        Double.isNaN(value) ? Validity.of(Validity.Kind.NOT_AVAILABLE, "") : Validity.MEASURED;
    return new Measurement(
        series.measure(), value, series.unit(), n, interval, "", validity, List.of());
  }
}
