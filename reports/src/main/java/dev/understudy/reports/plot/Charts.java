package dev.understudy.reports.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The common look of all charts: little ink, light grid, legend below. */
final class Charts {
  /** Dashes by which lines of one subject are told apart. */
  private static final float[][] DASHES = {{}, {7, 4}, {2, 3}, {8, 3, 2, 3}};

  private Charts() {}

  static XYChart create(String xTitle, String yTitle, Palette palette) {
    XYChart chart =
        new XYChartBuilder()
            .width(Plot.WIDTH)
            .height(Plot.HEIGHT)
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
    style.setLegendLayout(LegendLayout.Horizontal);
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

  /** A line without markers. */
  static XYSeries line(
      XYChart chart, String id, String label, double[] x, double[] y, Color color, int dash) {
    XYSeries series = chart.addSeries(id, x, y);
    series.setLabel(label);
    series.setMarker(SeriesMarkers.NONE);
    series.setLineColor(color);
    series.setLineStyle(stroke(2, dash));
    return series;
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
