package dev.understudy.reports.plot;

import dev.understudy.common.Unit;
import dev.understudy.reports.trend.ChangePoints;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import java.awt.Color;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** One measure over time: values, their intervals, levels, and where a level changed. */
public final class TrendPlot {
  /** More intervals than this would be a grey block. */
  private static final int MOST_INTERVALS = 250;

  /** Beyond it no measure is meant, and XChart would count its ticks for ever. */
  private static final double LARGEST = 1e18;

  /** A value's axis spans at least this share of the value, or ticks could not be told apart. */
  private static final double NARROWEST = 1e-6;

  /** Years that a time axis can show; a record may claim any time. */
  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private final TrendFit fit;
  private final TrendSeries series;
  private final Palette palette;
  private final XYChart chart;

  private TrendPlot(TrendFit fit, Palette palette) {
    this.fit = fit;
    this.series = fit.series();
    this.palette = palette;
    String unit = series.unit() == Unit.NONE ? "" : ", " + series.unit().symbol();
    String label = Names.brief(series.measure(), 50) + unit;
    this.chart = Charts.create("start of the run, UTC", label, List.of(label), palette);
    chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
    chart.getStyler().setLegendVisible(false);
    chart.getStyler().setMarkerSize(7);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(this::tick);
  }

  /** Whether there is anything to draw: a value of a sensible size. */
  public static boolean canDraw(TrendSeries series) {
    return series.points().stream().anyMatch(p -> canDraw(p.value()));
  }

  private static boolean canDraw(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /** The plot as an SVG file; text is drawn as outlines. */
  public static byte[] svg(TrendFit fit, Palette palette) throws IOException {
    return Plots.svg(new TrendPlot(fit, palette).draw());
  }

  /** The plot as a PNG file. */
  public static byte[] png(TrendFit fit, Palette palette) throws IOException {
    return Plots.png(new TrendPlot(fit, palette).draw());
  }

  private XYChart draw() {
    List<TrendPoint> shown = series.points().stream().filter(p -> canDraw(p.value())).toList();
    List<TrendPoint> counted = shown.stream().filter(TrendPoint::counts).toList();
    intervals(counted);
    dots(
        "doubtful",
        shown.stream().filter(p -> !p.counts()).toList(),
        palette.real(),
        SeriesMarkers.CROSS);
    dots("measured", counted, palette.teacher(), SeriesMarkers.CIRCLE);
    levels(series.counted(), fit.levels());
    range(shown);
    return chart;
  }

  // XChart knows times by this type only.
  @SuppressWarnings("JavaUtilDate")
  private void dots(String id, List<TrendPoint> points, Color color, Marker marker) {
    if (points.isEmpty()) {
      return;
    }
    List<Date> times = points.stream().map(p -> new Date((long) time(p))).toList();
    List<Double> values = points.stream().map(TrendPoint::value).toList();
    XYSeries dots = chart.addSeries(id, times, values);
    dots.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
    dots.setMarker(marker);
    dots.setMarkerColor(color);
  }

  private void intervals(List<TrendPoint> points) {
    if (points.size() > MOST_INTERVALS) {
      return;
    }
    for (TrendPoint p : points) {
      if (canDraw(p.low()) && canDraw(p.high())) {
        line(new double[] {time(p), time(p)}, new double[] {p.low(), p.high()}, palette.real(), 1);
      }
    }
  }

  private void levels(List<TrendPoint> points, ChangePoints changes) {
    for (ChangePoints.Segment s : changes.segments()) {
      double from = time(points.get(s.from()));
      double to = time(points.get(s.to() - 1));
      if (from < to && canDraw(s.level())) {
        line(
            new double[] {from, to},
            new double[] {s.level(), s.level()},
            palette.students().get(0),
            2.5f);
      }
    }
    for (int start : changes.starts()) {
      double x = (time(points.get(start - 1)) + time(points.get(start))) / 2;
      double before = levelAt(changes, start - 1);
      double after = levelAt(changes, start);
      if (!canDraw(before) || !canDraw(after)) {
        continue;
      }
      line(new double[] {x, x}, new double[] {before, after}, palette.students().get(0), 1.5f);
    }
  }

  private static double levelAt(ChangePoints changes, int index) {
    return changes.segments().stream()
        .filter(s -> s.from() <= index && index < s.to())
        .findFirst()
        .orElseThrow()
        .level();
  }

  private void line(double[] x, double[] y, Color color, float width) {
    chart.addAnnotation(new Polyline(x, y, color, Charts.stroke(width, 0)));
  }

  private void range(List<TrendPoint> points) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (TrendPoint p : points) {
      boolean whole = canDraw(p.low()) && canDraw(p.high());
      low = Math.min(low, whole ? Math.min(p.low(), p.value()) : p.value());
      high = Math.max(high, whole ? Math.max(p.high(), p.value()) : p.value());
      first = Math.min(first, time(p));
      last = Math.max(last, time(p));
    }
    double size = Math.max(Math.abs(low), Math.abs(high));
    double least = size > 0 ? (high > low ? NARROWEST : 0.05) * size : 1;
    double margin = Math.max(0.08 * (high - low), least);
    double hour = 3_600_000;
    double side = last > first ? 0.03 * (last - first) : hour;
    chart.getStyler().setYAxisMin(low - margin).setYAxisMax(high + margin);
    chart.getStyler().setXAxisMin(first - side).setXAxisMax(last + side);
    chart.getStyler().setDatePattern(last - first > 48 * hour ? "yyyy-MM-dd" : "MM-dd HH:mm");
  }

  private static double time(TrendPoint point) {
    Instant time = point.time();
    Instant shown = time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    return shown.toEpochMilli();
  }

  private String tick(double value) {
    return switch (series.unit()) {
      case BYTES, PARAMETERS, MACS, FLOPS ->
          Figures.of(dev.understudy.common.Measurement.of("", value, series.unit(), 1, null, ""))
              .value();
      case NONE, MILLISECONDS, SECONDS, DECIBELS -> XAxis.label(value);
    };
  }
}
