package dev.understudy.reports.plot;

import dev.understudy.reports.view.Figures;
import java.util.List;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.XYStyler;

/**
 * The range of a latency axis, mostly the horizontal one: from zero, or logarithmic where the
 * values are far apart.
 *
 * @param min the lower end
 * @param max the upper end
 * @param logarithmic whether steps of the axis are factors
 */
record XAxis(double min, double max, boolean logarithmic) {
  /** Above this largest / smallest value a linear axis would squeeze the small ones together. */
  private static final double FAR_APART = 12;

  /** For positive finite values. */
  static XAxis of(double[] values) {
    double low = DoubleStream.of(values).filter(v -> v > 0).min().orElse(1);
    double high = DoubleStream.of(values).filter(v -> v > 0).max().orElse(1);
    if (high / low < FAR_APART) {
      return new XAxis(0, high * 1.12, false);
    }
    return new XAxis(nice(low / 1.15, false), nice(high * 1.25, true), true);
  }

  void apply(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setXAxisMin(min);
    style.setXAxisMax(max);
    style.setXAxisLogarithmic(logarithmic);
    style.setXAxisLogarithmicDecadeOnly(false);
    style.setXAxisTickLabelsFormattingFunction(logarithmic ? XAxis::sparse : XAxis::label);
  }

  /** The same as a vertical axis. */
  void applyToY(XYChart chart) {
    XYStyler style = chart.getStyler();
    style.setYAxisMin(min);
    style.setYAxisMax(max);
    style.setYAxisLogarithmic(logarithmic);
    style.setYAxisLogarithmicDecadeOnly(false);
    style.setYAxisTickLabelsFormattingFunction(logarithmic ? XAxis::sparse : XAxis::label);
  }

  /**
   * With room above its values.
   *
   * @param share of the whole axis that stays free, from 0 to below 1
   */
  XAxis withRoom(double share) {
    double free = 1 / (1 - share);
    return new XAxis(
        min, logarithmic ? min * Math.pow(max / min, free) : min + (max - min) * free, logarithmic);
  }

  /** Three digits, without zeros behind the point. */
  static String label(double value) {
    return value == 0 ? "0" : Figures.trimmed(value);
  }

  /** Labels 1, 2, 3 and 5 of a decade; the others would run into each other. */
  private static String sparse(double value) {
    double leading = value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9));
    boolean shown = List.of(1L, 2L, 3L, 5L).contains(Math.round(leading));
    return shown ? label(value) : " "; // AWT refuses to lay out an empty text
  }

  /** The next 1, 2 or 5 times a power of ten. */
  private static double nice(double value, boolean up) {
    double decade = Math.pow(10, Math.floor(Math.log10(value)));
    double best = up ? decade * 10 : decade;
    for (double step : new double[] {1, 2, 5}) {
      double candidate = step * decade;
      boolean fits = up ? candidate >= value : candidate <= value;
      best = fits ? (up ? Math.min(best, candidate) : Math.max(best, candidate)) : best;
    }
    return best;
  }
}
