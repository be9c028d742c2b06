package dev.understudy.reports.plot;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.awt.Color;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/**
 * The headline measure of quality against median latency, or against MACs where nothing was timed;
 * a dot for each subject and place.
 */
final class QualityPlot {
  static final String ID = "quality-latency";

  private static final String FLOOR = "real against real";

  /** Counts are drawn in millions. */
  private static final double MILLION = 1e6;

  /** No run takes less, in ms; a logarithmic axis could not begin below. */
  private static final double SMALLEST = 1e-12;

  /** Names of more marks would cover each other: they have numbers. */
  private static final int NAMED = 8;

  /** {@code x} is the cost as it is drawn. */
  private record Dot(
      String subject,
      String name,
      String label,
      Measurement cost,
      Measurement x,
      Measurement quality) {}

  private QualityPlot() {}

  static Optional<Plot> of(RunView view) {
    Optional<MeasureInfo> quality = view.headline();
    if (quality.isEmpty()) {
      return Optional.empty();
    }
    return Stream.concat(view.medianLatency().stream(), view.cost(Unit.MACS).stream())
        .flatMap(cost -> of(view, quality.get(), cost).stream())
        .findFirst();
  }

  private static Optional<Plot> of(RunView view, MeasureInfo quality, MeasureInfo cost) {
    List<Dot> dots = dots(view, quality, cost);
    if (dots.isEmpty()) {
      return Optional.empty();
    }
    boolean timed = cost.id().equals(RunView.MEDIAN_LATENCY);
    Optional<Measurement> floor =
        view.value(RunRecord.REAL, quality, view.places(quality).get(0))
            .filter(m -> Double.isFinite(m.value()));
    String label = Names.visible(quality.label());
    String axis =
        timed
            ? "median latency, ms (lower is better)"
            : Names.brief(cost.label(), 30) + ", millions (lower is better)";
    return Optional.of(
        new Plot(
            timed ? ID : "quality-cost",
            timed ? "Quality against latency" : "Quality against cost",
            "Each mark is a subject in one runtime; its cross spans the confidence intervals."
                + " Squares are teachers. Best is "
                + (quality.direction() == Direction.LOWER ? "bottom" : "top")
                + " left.",
            alternative(label, dots),
            palette -> List.of(chart(view, quality, axis, dots, floor, palette)),
            dots.size() > NAMED ? dots.stream().map(Dot::name).toList() : List.of(),
            ScatterData.of(view, cost, quality)));
  }

  private static List<Dot> dots(RunView view, MeasureInfo quality, MeasureInfo cost) {
    Place where = view.places(quality).get(0);
    List<Place> places = view.places(cost);
    boolean devices = places.stream().map(Place::device).distinct().count() > 1;
    List<Dot> dots = new ArrayList<>();
    for (Subject subject : view.subjects()) {
      Optional<Measurement> q = view.value(subject.name(), quality, where);
      for (Place place : places) {
        Optional<Measurement> l = view.value(subject.name(), cost, place);
        if (isFinite(q) && isFinite(l) && l.get().value() >= SMALLEST) {
          String at = devices || place.runtime() == null ? place.label() : place.runtime();
          String doubt =
              l.get().validity().isMeasured()
                  ? ""
                  : " (" + Phrases.word(l.get().validity().kind()) + ")";
          String label = Names.brief(subject.name(), 22) + " · " + Names.brief(at, 26) + doubt;
          String name = Names.brief(subject.name(), 32) + " · " + Names.brief(at, 66) + doubt;
          dots.add(new Dot(subject.name(), name, label, l.get(), drawn(l.get()), q.get()));
        }
      }
    }
    return dots.size() > NAMED ? numbered(dots) : dots;
  }

  private static List<Dot> numbered(List<Dot> dots) {
    List<Dot> numbered = new ArrayList<>();
    for (Dot d : dots) {
      String number = String.valueOf(numbered.size() + 1);
      numbered.add(new Dot(d.subject(), d.name(), number, d.cost(), d.x(), d.quality()));
    }
    return numbered;
  }

  private static Measurement drawn(Measurement m) {
    return m.unit() == Unit.MILLISECONDS
        ? m
        : Measurement.of(m.measure(), m.value() / MILLION, Unit.NONE, m.n(), null, m.protocol());
  }

  private static boolean isFinite(Optional<Measurement> m) {
    return m.isPresent() && Double.isFinite(m.get().value());
  }

  private static XYChart chart(
      RunView view,
      MeasureInfo quality,
      String costAxis,
      List<Dot> dots,
      Optional<Measurement> floor,
      Palette palette) {
    XAxis axis = XAxis.of(dots.stream().flatMapToDouble(d -> ends(d.x())).toArray());
    String way = quality.direction() == Direction.LOWER ? "lower" : "higher";
    XYChart chart =
        Charts.create(
            costAxis + (axis.logarithmic() ? ", logarithmic" : ""),
            Names.brief(quality.label(), 30) + " (" + way + " is better)",
            List.of(),
            palette);
    axis.apply(chart);
    range(chart, dots, floor);
    floor.ifPresent(m -> floor(chart, axis, m, palette));
    for (int i = 0; i < dots.size(); i++) {
      Dot dot = dots.get(i);
      Look look = Look.of(view, dot.subject(), palette);
      double x = dot.x().value();
      double y = dot.quality().value();
      cross(chart, "x" + i, dot.x().interval(), y, true, look.color());
      cross(chart, "y" + i, dot.quality().interval(), x, false, look.color());
      XYSeries series = chart.addSeries("dot" + i, new double[] {x}, new double[] {y});
      series.setShowInLegend(false);
      series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
      series.setMarker(look.marker());
      series.setMarkerColor(look.color());
    }
    chart.getStyler().setLegendVisible(false);
    chart.addAnnotation(
        new DotLabels(
            dots.stream().map(QualityPlot::mark).toList(),
            axis,
            chart.getStyler().getYAxisMin(),
            chart.getStyler().getYAxisMax(),
            floor.map(m -> OptionalDouble.of(m.value())).orElseGet(OptionalDouble::empty),
            FLOOR));
    return chart;
  }

  private static DotLabels.Mark mark(Dot dot) {
    DoubleSummaryStatistics x = ends(dot.x()).summaryStatistics();
    DoubleSummaryStatistics y = ends(dot.quality()).summaryStatistics();
    return new DotLabels.Mark(
        dot.label(),
        dot.x().value(),
        dot.quality().value(),
        x.getMin(),
        x.getMax(),
        y.getMin(),
        y.getMax());
  }

  private static void range(XYChart chart, List<Dot> dots, Optional<Measurement> floor) {
    double[] values =
        Stream.concat(dots.stream().map(Dot::quality), floor.stream())
            .flatMapToDouble(QualityPlot::ends)
            .toArray();
    double low = DoubleStream.of(values).min().orElse(0);
    double high = DoubleStream.of(values).max().orElse(1);
    double margin = high > low ? 0.12 * (high - low) : Math.max(0.1 * Math.abs(high), 0.1);
    // Zero belongs on the axis of a distance unless all values are far from it.
    boolean fromZero = low >= 0 && low < 0.6 * high;
    chart.getStyler().setYAxisMin(fromZero ? 0 : low - margin).setYAxisMax(high + margin);
  }

  private static DoubleStream ends(Measurement m) {
    ConfidenceInterval i = m.interval();
    DoubleStream all =
        i == null ? DoubleStream.of(m.value()) : DoubleStream.of(m.value(), i.low(), i.high());
    return all.filter(Double::isFinite);
  }

  private static void cross(
      XYChart chart,
      String id,
      @Nullable ConfidenceInterval interval,
      double at,
      boolean horizontal,
      Color color) {
    if (interval == null || !Double.isFinite(interval.low()) || !Double.isFinite(interval.high())) {
      return;
    }
    double[] along = {interval.low(), interval.high()};
    double[] across = {at, at};
    Charts.line(chart, id, "", horizontal ? along : across, horizontal ? across : along, color, 0);
  }

  private static void floor(XYChart chart, XAxis axis, Measurement floor, Palette palette) {
    double[] x = {axis.min(), axis.max()};
    double[] y = {floor.value(), floor.value()};
    Charts.line(chart, "floor", "", x, y, palette.real(), 2);
    chart.addAnnotation(new Label(FLOOR, axis.max(), floor.value()));
  }

  private static String alternative(String quality, List<Dot> dots) {
    List<String> parts =
        dots.stream()
            .map(
                d ->
                    d.name()
                        + ": "
                        + quality
                        + " "
                        + Figures.of(d.quality()).value()
                        + " at "
                        + Figures.withUnit(d.cost()))
            .toList();
    return String.join("; ", parts) + ".";
  }
}
