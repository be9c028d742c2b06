package dev.understudy.reports.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The common look of all charts: little ink, light grid, legend below. */
final class Charts {
  /** Dashes by which lines of one subject are told apart. */
  private static final float[][] DASHES = {{}, {7, 4}, {2, 3}, {8, 3, 2, 3}};

  private Charts() {}

  static XYChart create(String xTitle, String yTitle, List<String> legend, Palette palette) {
    return create(xTitle, yTitle, legend, height(legend), palette);
  }

  /** The same of a height of its own, in pixels. */
  static XYChart create(
      String xTitle, String yTitle, List<String> legend, int height, Palette palette) {
    XYChart chart =
        new XYChartBuilder()
            .width(Plot.WIDTH)
            .height(height)
            .xAxisTitle(xTitle)
            .yAxisTitle(yTitle)
            .build();
    XYStyler style = chart.getStyler();
    style.setLocale(Locale.ROOT);
    style.setChartBackgroundColor(palette.ground());
    style.setPlotBackgroundColor(palette.ground());
    style.setLegendBackgroundColor(palette.ground());
    style.setChartFontColor(palette.ink());
    style.setXAxisTitleColor(palette.ink());
    style.setYAxisTitleColor(palette.ink());
    style.setAnnotationTextFontColor(palette.ink());
    style.setAnnotationTextFont(font(Font.PLAIN, 12));
    style.setAxisTickLabelsColor(palette.ink());
    style.setAxisTickMarksColor(palette.faint());
    style.setPlotGridLinesColor(palette.faint());
    style.setPlotGridLinesStroke(new BasicStroke(1));
    style.setPlotBorderVisible(false);
    style.setLegendBorderColor(palette.ground());
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(legend(legend));
    style.setLegendFont(font(Font.PLAIN, 12));
    style.setLegendSeriesLineLength(28);
    style.setAxisTitleFont(font(Font.PLAIN, 13));
    style.setAxisTickLabelsFont(font(Font.PLAIN, 12));
    style.setChartTitleVisible(false);
    style.setMarkerSize(11);
    style.setPlotMargin(4);
    style.setChartPadding(8);
    style.setXAxisTickMarkSpacingHint(90);
    style.setYAxisTickMarkSpacingHint(52);
    return chart;
  }

  /** A line without markers, and its entry in the legend. */
  static void line(
      XYChart chart, String id, String label, double[] x, double[] y, Color color, int dash) {
    // The series stands for the line in the legend; the line itself is one path.
    entry(chart, id, label, x[0], y[0], color, dash);
    // Ticks are chosen by the series' points: few or evenly spaced ones would become the ticks
    // themselves. Unseen points at odd places make XChart choose round numbers.
    XYSeries points = chart.addSeries(id + " range", spread(x), spread(y));
    points.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    points.setMarker(SeriesMarkers.NONE);
    points.setShowInLegend(false);
    chart.addAnnotation(new Polyline(x, y, color, stroke(2, dash)));
  }

  /** An entry in the legend, of a line that may stand elsewhere; x and y are within the axes. */
  static void entry(
      XYChart chart, String id, String label, double x, double y, Color color, int dash) {
    XYSeries series = chart.addSeries(id, new double[] {x}, new double[] {y});
    series.setLabel(label);
    series.setShowInLegend(!label.isEmpty());
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(stroke(2, dash));
  }

  private static double[] spread(double[] values) {
    DoubleSummaryStatistics range = DoubleStream.of(values).summaryStatistics();
    double width = range.getMax() - range.getMin();
    return DoubleStream.of(0, 0.13, 0.37, 0.61, 1).map(f -> range.getMin() + f * width).toArray();
  }

  /** A legend that would be wider than the plot goes line by line, and the plot grows for it. */
  static LegendLayout legend(List<String> labels) {
    int width = labels.stream().mapToInt(label -> 60 + 8 * label.length()).sum();
    return width <= Plot.WIDTH ? LegendLayout.Horizontal : LegendLayout.Vertical;
  }

  /** A chart's height with its legend. */
  static int height(List<String> labels) {
    return legend(labels) == LegendLayout.Horizontal
        ? Plot.HEIGHT
        : Plot.HEIGHT - 20 + 22 * labels.size();
  }

  static BasicStroke stroke(float width, int dash) {
    float[] dashes = DASHES[dash % DASHES.length];
    return dashes.length == 0
        ? new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
