package dev.understudy.reports.plot;

import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Nearest;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;

/** How measures went over the dates of several runs, a line for each subject and place. */
public final class RunsPlot {
  private static final double DAY = 86_400;

  /** Days of the years 1970 to 9999; a record may claim any time. */
  private static final double LAST_DAY = 2_932_896;

  /** Beyond it no measure is meant, and XChart would count its ticks for ever. */
  private static final double LARGEST = 1e18;

  /** A value's axis spans at least this share of the value, or ticks could not be told apart. */
  private static final double NARROWEST = 1e-6;

  private static final List<String> COLOURS =
      List.of("teacher", "student0", "student1", "student2", "other0", "other1");

  private record Key(String subject, Place place) {
    String label() {
      String shown = Names.brief(subject, 30);
      return place.label().isEmpty() ? shown : shown + " · " + Names.brief(place.label(), 34);
    }
  }

  private record Dot(double day, Measurement m, String note) {}

  private RunsPlot() {}

  /**
   * The plot, where a measure has values of one subject on two dates.
   *
   * @param runs by label
   * @param measures what may be shown, the first one first
   */
  public static Optional<Plot> of(Map<String, RunView> runs, List<MeasureInfo> measures) {
    List<ChartData.View> views = new ArrayList<>();
    List<XYView> pictures = new ArrayList<>();
    for (MeasureInfo measure : measures) {
      Map<Key, List<Dot>> lines = lines(runs, measure);
      if (lines.values().stream().anyMatch(dots -> dots.size() > 1)) {
        views.add(view(measure, lines));
        pictures.add(new XYView(measure, lines));
      }
    }
    if (views.isEmpty()) {
      return Optional.empty();
    }
    XYView picture = pictures.get(0);
    String label = Names.visible(picture.measure().label());
    return Optional.of(
        new Plot(
            "trend",
            "Trend over dates",
            "Each mark is a run, its line spans the confidence interval.",
            label + " by date. " + alternative(picture.lines()),
            palette -> List.of(chart(picture, palette)),
            new ChartData.Lines(views)));
  }

  private record XYView(MeasureInfo measure, Map<Key, List<Dot>> lines) {}

  private static Map<Key, List<Dot>> lines(Map<String, RunView> runs, MeasureInfo measure) {
    Map<Key, List<Dot>> lines = new LinkedHashMap<>();
    runs.forEach(
        (label, view) -> {
          for (Subject subject : view.subjects()) {
            for (Place place : places(view, measure)) {
              view.value(subject.name(), measure, place)
                  .filter(m -> isSensible(m.value()))
                  .ifPresent(
                      m ->
                          lines
                              .computeIfAbsent(
                                  new Key(subject.name(), place), key -> new ArrayList<>())
                              .add(dot(label, view, m)));
            }
          }
        });
    lines.values().forEach(dots -> dots.sort(Comparator.comparingDouble(Dot::day)));
    return lines;
  }

  private static List<Place> places(RunView view, MeasureInfo measure) {
    List<Place> places = view.places(measure);
    return places.isEmpty() ? Nearest.places(view) : places;
  }

  private static Dot dot(String label, RunView view, Measurement m) {
    String doubt = m.validity().isMeasured() ? "" : " (" + Phrases.word(m.validity().kind()) + ")";
    return new Dot(
        Math.min(LAST_DAY, Math.max(0, view.record().started().getEpochSecond() / DAY)),
        m,
        Names.visible(label) + doubt);
  }

  private static ChartData.View view(MeasureInfo measure, Map<Key, List<Dot>> lines) {
    List<ChartData.Line> drawn = new ArrayList<>();
    lines.forEach((key, dots) -> drawn.add(line(key, dots, drawn.size())));
    String better =
        switch (measure.direction()) {
          case LOWER -> " (lower is better)";
          case HIGHER -> " (higher is better)";
          case NONE -> "";
        };
    String label = Names.brief(measure.label(), 40);
    return new ChartData.View(
        label,
        new ChartData.Scale("date", "date", null, null),
        ChartData.Scale.of(label + better),
        drawn);
  }

  private static ChartData.Line line(Key key, List<Dot> dots, int i) {
    return new ChartData.Line(
        key.label(),
        COLOURS.get(i % COLOURS.size()),
        i / COLOURS.size(),
        true,
        dots.stream().map(Dot::day).toList(),
        Rounding.all(dots.stream().mapToDouble(d -> d.m().value()).toArray()),
        Rounding.all(ends(dots, true)),
        Rounding.all(ends(dots, false)),
        dots.stream().map(Dot::note).toList());
  }

  /** Intervals' ends; NaN where there is none. */
  private static double[] ends(List<Dot> dots, boolean low) {
    return dots.stream()
        .map(d -> d.m().interval())
        .mapToDouble(i -> i == null ? Double.NaN : end(low ? i.low() : i.high()))
        .toArray();
  }

  private static double end(double end) {
    return isSensible(end) ? end : Double.NaN;
  }

  private static XYChart chart(XYView view, Palette palette) {
    List<String> labels = view.lines().keySet().stream().map(Key::label).toList();
    XYChart chart = Charts.create("date", Names.brief(view.measure().label(), 40), labels, palette);
    chart
        .getStyler()
        .setXAxisTickLabelsFormattingFunction(
            day -> LocalDate.ofEpochDay((long) Math.floor(day)).toString());
    chart.getStyler().setYAxisTickLabelsFormattingFunction(XAxis::label);
    range(chart, view.lines().values().stream().flatMap(List::stream).toList());
    List<java.awt.Color> colours = new ArrayList<>(List.of(palette.teacher()));
    colours.addAll(palette.students());
    colours.addAll(palette.others());
    int i = 0;
    for (Map.Entry<Key, List<Dot>> line : view.lines().entrySet()) {
      double[] x = line.getValue().stream().mapToDouble(Dot::day).toArray();
      double[] y = line.getValue().stream().mapToDouble(d -> d.m().value()).toArray();
      java.awt.Color colour = colours.get(i % colours.size());
      Charts.line(chart, "line" + i, line.getKey().label(), x, y, colour, i / colours.size());
      for (int k = 0; k < x.length; k++) {
        ConfidenceInterval ends = line.getValue().get(k).m().interval();
        if (ends != null && isSensible(ends.low()) && isSensible(ends.high())) {
          double[] along = {ends.low(), ends.high()};
          Charts.line(chart, "ends" + i + "-" + k, "", new double[] {x[k], x[k]}, along, colour, 0);
        }
      }
      i++;
    }
    return chart;
  }

  private static boolean isSensible(double value) {
    return Math.abs(value) <= LARGEST;
  }

  /** Both axes a little wider than what is on them. */
  private static void range(XYChart chart, List<Dot> dots) {
    DoubleSummaryStatistics x = dots.stream().mapToDouble(Dot::day).summaryStatistics();
    double side = Math.max(0.5, 0.04 * (x.getMax() - x.getMin()));
    chart.getStyler().setXAxisMin(x.getMin() - side).setXAxisMax(x.getMax() + side);
    DoubleSummaryStatistics y =
        dots.stream()
            .map(Dot::m)
            .flatMapToDouble(
                m ->
                    m.interval() == null
                        ? DoubleStream.of(m.value())
                        : DoubleStream.of(m.value(), m.interval().low(), m.interval().high()))
            .filter(RunsPlot::isSensible)
            .summaryStatistics();
    double size = Math.max(Math.abs(y.getMin()), Math.abs(y.getMax()));
    double margin = Math.max(0.08 * (y.getMax() - y.getMin()), size == 0 ? 0.1 : NARROWEST * size);
    chart.getStyler().setYAxisMin(y.getMin() - margin).setYAxisMax(y.getMax() + margin);
  }

  private static String alternative(Map<Key, List<Dot>> lines) {
    List<String> parts = new ArrayList<>();
    lines.forEach(
        (key, dots) ->
            parts.add(
                key.label()
                    + ": "
                    + String.join(
                        ", ",
                        dots.stream()
                            .map(
                                d ->
                                    Figures.withUnit(d.m())
                                        + " on "
                                        + LocalDate.ofEpochDay((long) Math.floor(d.day())))
                            .toList())));
    return String.join("; ", parts) + ".";
  }
}
