package dev.understudy.harness.cli.history;

import dev.understudy.harness.cli.TextTable;
import dev.understudy.reports.trend.ChangePoints;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.TrendFigures;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A series for a terminal: a line a run, and its levels. */
final class TrendText {
  private TrendText() {}

  static void print(TrendFit fit, PrintWriter out) {
    TrendSeries series = fit.series();
    out.println(title(series));
    TextTable table = new TextTable("llll");
    for (TrendFit.Fitted fitted : fit.points()) {
      TrendPoint p = fitted.point();
      table.row(
          "  " + Times.brief(p.time()),
          p.run().substring(0, 12),
          TrendFigures.value(series, p),
          remark(fitted));
    }
    table.print(out);
    for (TrendFit.Change change : fit.changes()) {
      out.println(
          "  changed on "
              + Times.brief(change.first().time())
              + ": "
              + TrendFigures.describe(series, change));
    }
    List<ChangePoints.Segment> levels = fit.levels().segments();
    if (levels.size() == 1) {
      out.println("  one level: " + TrendFigures.level(series, levels.get(0).level()));
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

  private static String remark(TrendFit.Fitted fitted) {
    return fitted.change() ? "<- a new level" : TrendFigures.doubt(fitted.point());
  }
}
