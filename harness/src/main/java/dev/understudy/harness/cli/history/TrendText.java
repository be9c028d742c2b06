package dev.understudy.harness.cli.history;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.harness.cli.TextTable;
import dev.understudy.reports.trend.ChangePoints;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A series for a terminal: a line a run, and its levels. */
final class TrendText {
  private TrendText() {}

  static void print(TrendSeries series, PrintWriter out) {
    out.println(title(series));
    TextTable table = new TextTable("llll");
    for (TrendSeries.Fitted fitted : series.fitted()) {
      TrendPoint p = fitted.point();
      table.row(
          "  " + Times.brief(p.time()), p.run().substring(0, 12), value(series, p), remark(fitted));
    }
    table.print(out);
    List<ChangePoints.Segment> levels = series.changes().segments();
    List<TrendPoint> counted = series.counted();
    for (int i = 1; i < levels.size(); i++) {
      double before = levels.get(i - 1).level();
      double after = levels.get(i).level();
      out.printf(
          "  changed on %s: %s to %s%s%n",
          Times.brief(counted.get(levels.get(i).from()).time()),
          withUnit(series, before),
          withUnit(series, after),
          before == 0
              ? ""
              : String.format(Locale.ROOT, " (%+.1f %%)", 100 * (after - before) / before));
    }
    if (levels.size() == 1) {
      out.println("  one level: " + withUnit(series, levels.get(0).level()));
    }
    out.println();
  }

  private static String title(TrendSeries series) {
    StringBuilder title = new StringBuilder(Names.visible(series.measure()));
    for (@Nullable String part :
        new @Nullable String[] {
          series.subject(), series.device(), series.runtime(), series.experiment()
        }) {
      if (part != null) {
        title.append(" · ").append(Names.brief(part, 60));
      }
    }
    return title.toString();
  }

  private static String value(TrendSeries series, TrendPoint p) {
    boolean interval = p.low() <= p.high();
    Figures.Figure figure =
        Figures.of(
            measurement(
                series,
                p.value(),
                p.n(),
                interval ? new ConfidenceInterval(p.low(), p.high(), 0.95, "") : null));
    return figure.text();
  }

  private static String withUnit(TrendSeries series, double level) {
    return Figures.withUnit(measurement(series, level, 1, null));
  }

  private static Measurement measurement(
      TrendSeries series, double value, long n, @Nullable ConfidenceInterval interval) {
    return new Measurement(
        series.measure(),
        value,
        series.unit(),
        n,
        interval,
        "",
        dev.understudy.common.Validity.of(dev.understudy.common.Validity.Kind.FAILED, ""),
        List.of());
  }

  private static String remark(TrendSeries.Fitted fitted) {
    if (fitted.change()) {
      return "<- a new level";
    }
    return fitted.point().counts()
        ? ""
        : fitted.point().validity().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
