package dev.understudy.reports.plot;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Curve;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;

/** The record's named curves, one plot for each id. */
final class CurvePlot {
  private CurvePlot() {}

  static List<Plot> of(RunView view) {
    Map<String, List<Curve>> groups = new LinkedHashMap<>();
    for (Curve curve : view.record().curves()) {
      if (points(curve).size() > 1) {
        groups.computeIfAbsent(curve.id(), id -> new ArrayList<>()).add(curve);
      }
    }
    List<Plot> plots = new ArrayList<>();
    groups.forEach((id, curves) -> plots.add(plot(view, fileName(id, plots), id, curves)));
    return plots;
  }

  private static Plot plot(RunView view, String file, String id, List<Curve> curves) {
    boolean spectral = id.equals("spectral-profile");
    String title = spectral ? "Spectral profiles" : Names.visible(id).replace('-', ' ');
    String caption =
        spectral
            ? "Mean log energy of the pictures by spatial frequency. A gap to the real pictures at"
                + " the right end is missing or invented fine detail."
            : "";
    List<String> names = curves.stream().map(c -> Names.visible(c.subject())).toList();
    String alternative = title + " of " + String.join(", ", names) + ".";
    return new Plot(
        file,
        title,
        caption,
        alternative,
        palette -> List.of(chart(view, curves, palette)),
        data(view, curves));
  }

  private static XYChart chart(RunView view, List<Curve> curves, Palette palette) {
    Curve first = curves.get(0);
    List<String> labels = curves.stream().map(CurvePlot::label).toList();
    XYChart chart =
        Charts.create(
            Names.brief(first.xLabel(), 60), Names.brief(first.yLabel(), 50), labels, palette);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(XAxis::label);
    range(chart, curves);
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      List<double[]> points = points(curve);
      double[] x = points.stream().mapToDouble(p -> p[0]).toArray();
      double[] y = points.stream().mapToDouble(p -> p[1]).toArray();
      Look look = Look.of(view, curve.subject(), palette);
      Charts.line(chart, "curve" + i, label(curve), x, y, look.color(), dash(view, curve));
    }
    return chart;
  }

  private static ChartData data(RunView view, List<Curve> curves) {
    List<ChartData.Line> lines = new ArrayList<>();
    for (Curve curve : curves) {
      lines.add(
          ChartData.Line.plain(
              Names.brief(curve.subject(), 60),
              Look.of(view, curve.subject(), Palette.LIGHT).key(),
              dash(view, curve),
              points(curve).stream().mapToDouble(p -> p[0]).toArray(),
              points(curve).stream().mapToDouble(p -> p[1]).toArray()));
    }
    Curve first = curves.get(0);
    return new ChartData.Lines(
        List.of(
            new ChartData.View(
                "",
                ChartData.Scale.of(Names.brief(first.xLabel(), 60)),
                ChartData.Scale.of(Names.brief(first.yLabel(), 60)),
                lines)));
  }

  /** The real pictures' line is dotted, the first subject's dashed. */
  private static int dash(RunView view, Curve curve) {
    boolean first =
        !view.subjects().isEmpty() && view.subjects().get(0).name().equals(curve.subject());
    return curve.subject().equals(RunRecord.REAL) ? 2 : first ? 1 : 0;
  }

  private static String label(Curve curve) {
    return Names.brief(curve.subject(), 28);
  }

  private static void range(XYChart chart, List<Curve> curves) {
    List<double[]> points = curves.stream().flatMap(curve -> points(curve).stream()).toList();
    DoubleSummaryStatistics x = points.stream().mapToDouble(p -> p[0]).summaryStatistics();
    DoubleSummaryStatistics y = points.stream().mapToDouble(p -> p[1]).summaryStatistics();
    double margin = y.getMax() > y.getMin() ? 0.05 * (y.getMax() - y.getMin()) : 0.5;
    double side = x.getMax() > x.getMin() ? 0 : 0.5;
    // An axis that starts near zero starts at zero, where its ticks are round.
    boolean fromZero = x.getMin() > 0 && x.getMin() < 0.1 * x.getMax();
    chart.getStyler().setXAxisMin(fromZero ? 0 : x.getMin() - side).setXAxisMax(x.getMax() + side);
    chart.getStyler().setYAxisMin(y.getMin() - margin).setYAxisMax(y.getMax() + margin);
  }

  private static List<double[]> points(Curve curve) {
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < Math.min(curve.x().size(), curve.y().size()); i++) {
      double x = curve.x().get(i);
      double y = curve.y().get(i);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        points.add(new double[] {x, y});
      }
    }
    return points;
  }

  private static String fileName(String id, List<Plot> before) {
    String name = id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String safe = name.isEmpty() ? "curve" : name.substring(0, Math.min(40, name.length()));
    boolean taken =
        safe.startsWith("latency")
            || safe.startsWith(SustainedPlot.ID)
            || safe.equals(QualityPlot.ID)
            || before.stream().anyMatch(plot -> plot.id().equals(safe));
    return taken ? safe + "-curve-" + (before.size() + 1) : safe;
  }
}
