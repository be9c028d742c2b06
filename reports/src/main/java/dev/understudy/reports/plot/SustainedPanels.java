package dev.understudy.reports.plot;

import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RealTime;
import dev.understudy.reports.view.RunView;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;

/** Draws a panel for each runtime; the last one has the time's title and the legend of all. */
final class SustainedPanels {
  /** What a panel has beside the lines' area: its name and the time's ticks, in pixels. */
  private static final int FRAME = 75;

  /** Height of the lines' area of several panels, and of a single one. */
  private static final int AREA = 165;

  private static final int SINGLE_AREA = 270;
  private static final int TIME_TITLE = 24;
  private static final int LEGEND_LINE = 22;
  private static final int LEGEND = 16;

  /** So that areas of panels stand below each other, whatever their ticks. */
  private static final int TICKS = 60;

  private final RunView view;
  private final List<String> subjects;
  private final Palette palette;

  /**
   * @param subjects all subjects of the plot
   */
  SustainedPanels(RunView view, List<String> subjects, Palette palette) {
    this.view = view;
    this.subjects = subjects;
    this.palette = palette;
  }

  List<XYChart> draw(Map<String, List<Course>> runtimes) {
    Collection<List<Course>> all = runtimes.values();
    double end = all.stream().flatMap(List::stream).mapToDouble(Course::end).max().orElse(1);
    boolean realTime = all.stream().map(SustainedPlot::axis).anyMatch(SustainedPlot::showsRealTime);
    int area = runtimes.size() == 1 ? SINGLE_AREA : AREA;
    List<XYChart> panels = new ArrayList<>();
    runtimes.forEach(
        (runtime, courses) -> {
          boolean last = panels.size() == runtimes.size() - 1;
          panels.add(panel(runtime, courses, end, area, last, realTime));
        });
    return panels;
  }

  private XYChart panel(
      String runtime, List<Course> courses, double end, int area, boolean last, boolean realTime) {
    XAxis values = SustainedPlot.axis(courses);
    List<String> labels = new ArrayList<>(subjects.stream().map(SustainedPlot::label).toList());
    if (realTime) {
      labels.add(SustainedPlot.REAL_TIME);
    }
    XYChart chart =
        Charts.create(
            last ? SustainedPlot.TIME : "",
            SustainedPlot.LATENCY + (values.logarithmic() ? " (log)" : ""),
            labels,
            FRAME + area + (last ? TIME_TITLE + legendHeight(labels) : 0),
            palette);
    title(chart, runtime);
    chart.getStyler().setXAxisTitleVisible(last);
    chart.getStyler().setLegendVisible(last);
    chart.getStyler().setYAxisLeftWidthHint(TICKS);
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(end);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(XAxis::label);
    long strips = courses.stream().filter(c -> !c.heats().isEmpty()).count();
    // However many strips there are, half of the area is the lines'.
    XAxis axis = values.withRoom(Math.min(0.5, strips * ThermalStrips.HEIGHT / (double) area));
    axis.applyToY(chart);
    strips(chart, courses, axis);
    lines(chart, courses, axis);
    if (realTime) {
      realTime(chart, values, end);
    }
    return chart;
  }

  private static int legendHeight(List<String> labels) {
    return switch (Charts.legend(labels)) {
      case Horizontal -> LEGEND + LEGEND_LINE;
      default -> LEGEND + LEGEND_LINE * labels.size();
    };
  }

  private void title(XYChart chart, String runtime) {
    chart.setTitle(Names.brief(runtime, 80));
    chart.getStyler().setChartTitleVisible(true);
    chart.getStyler().setChartTitleBoxVisible(false);
    chart.getStyler().setChartTitleFont(Charts.font(Font.BOLD, 13));
    chart.getStyler().setChartTitleFontColor(palette.ink());
    chart.getStyler().setChartTitlePadding(3);
  }

  private void strips(XYChart chart, List<Course> courses, XAxis axis) {
    List<ThermalStrips.Strip> strips = new ArrayList<>();
    for (Course course : courses) {
      if (!course.heats().isEmpty()) {
        String subject = course.load().subject();
        strips.add(
            new ThermalStrips.Strip(
                course.heats(),
                Look.of(view, subject, palette).color(),
                SustainedPlot.dash(view, subjects, subject)));
      }
    }
    chart.addAnnotation(new ThermalStrips(strips, axis.max(), palette));
  }

  private void lines(XYChart chart, List<Course> courses, XAxis axis) {
    for (String subject : subjects) {
      Look look = Look.of(view, subject, palette);
      int dash = SustainedPlot.dash(view, subjects, subject);
      Charts.entry(
          chart,
          "subject " + subject,
          SustainedPlot.label(subject),
          0,
          axis.min(),
          look.color(),
          dash);
    }
    for (int i = 0; i < courses.size(); i++) {
      Course course = courses.get(i);
      String subject = course.load().subject();
      Charts.line(
          chart,
          "course " + i,
          "",
          course.minutes(),
          course.latencies(),
          Look.of(view, subject, palette).color(),
          SustainedPlot.dash(view, subjects, subject));
    }
  }

  private void realTime(XYChart chart, XAxis values, double end) {
    if (SustainedPlot.showsRealTime(values)) {
      double[] ms = {RealTime.MS, RealTime.MS};
      Charts.line(
          chart,
          "real time",
          SustainedPlot.REAL_TIME,
          new double[] {0, end},
          ms,
          palette.real(),
          2);
    } else {
      Charts.entry(chart, "real time", SustainedPlot.REAL_TIME, 0, values.min(), palette.real(), 2);
    }
  }
}
