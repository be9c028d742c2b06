package dev.understudy.reports.plot;

import dev.understudy.reports.OnDevices.SustainedLoad;
import dev.understudy.reports.OnDevices.Window;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RealTime;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Latency over minutes of unbroken work, a line for each subject: one plot for each device, with a
 * panel for each runtime, since their latencies are far apart and their time is one.
 */
final class SustainedPlot {
  static final String ID = "sustained";

  /** More windows are a line without marks, which would hide it. */
  private static final int DOTTED = 24;

  static final String TIME = "minutes of work without a pause";
  static final String LATENCY = "latency, ms";

  private final RunView view;
  private final String device;
  private final Map<String, List<Course>> runtimes;
  private final List<String> subjects;

  private SustainedPlot(RunView view, String device, Map<String, List<Course>> runtimes) {
    this.view = view;
    this.device = device;
    this.runtimes = runtimes;
    this.subjects =
        runtimes.values().stream()
            .flatMap(List::stream)
            .map(course -> course.load().subject())
            .distinct()
            .toList();
  }

  /** One plot for each device that was loaded. */
  static List<Plot> of(RunView view) {
    Map<String, Map<String, List<Course>>> devices = new LinkedHashMap<>();
    for (SustainedLoad load : view.record().onDevices().sustained()) {
      Course.of(load)
          .ifPresent(
              course ->
                  devices
                      .computeIfAbsent(load.device(), device -> new LinkedHashMap<>())
                      .computeIfAbsent(load.runtime(), runtime -> new ArrayList<>())
                      .add(course));
    }
    List<Plot> plots = new ArrayList<>();
    devices.forEach(
        (device, runtimes) -> {
          String id = devices.size() == 1 ? ID : ID + "-" + (plots.size() + 1);
          plots.add(new SustainedPlot(view, device, runtimes).plot(id));
        });
    return plots;
  }

  private Plot plot(String id) {
    boolean told =
        runtimes.values().stream().flatMap(List::stream).anyMatch(c -> !c.heats().isEmpty());
    return new Plot(
        id,
        "Latency under sustained load on " + Names.visible(device),
        "Median latency of short windows."
            + (told ? " The strips above the lines are the device’s thermal status." : "")
            + "\n"
            + new SustainedCaption(view).of(runtimes),
        alternative(),
        palette -> new SustainedPanels(view, subjects, palette).draw(runtimes),
        data());
  }

  private String alternative() {
    StringBuilder text = new StringBuilder("Latency over time. ");
    runtimes.forEach(
        (runtime, courses) ->
            courses.forEach(
                c ->
                    text.append(Names.visible(c.load().subject()))
                        .append(" with ")
                        .append(Names.visible(runtime))
                        .append(": ")
                        .append(Figures.plain(c.first().medianMs()))
                        .append(" ms at first, ")
                        .append(Figures.plain(c.last().medianMs()))
                        .append(" ms after ")
                        .append(Figures.trimmed(c.end()))
                        .append(" minutes. ")));
    return text.toString().strip();
  }

  private ChartData data() {
    List<ChartData.View> views = new ArrayList<>();
    double end =
        runtimes.values().stream().flatMap(List::stream).mapToDouble(Course::end).max().orElse(1);
    runtimes.forEach((runtime, courses) -> views.add(view(runtime, courses, end)));
    return new ChartData.Lines(views, "Runtime");
  }

  private ChartData.View view(String runtime, List<Course> courses, double end) {
    XAxis axis = axis(courses);
    List<ChartData.Line> lines = new ArrayList<>();
    List<ChartData.Strip> strips = new ArrayList<>();
    int lanes = 0;
    for (Course course : courses) {
      String subject = course.load().subject();
      String colour = Look.of(view, subject, Palette.LIGHT).key();
      int dash = dash(view, subjects, subject);
      lines.add(line(course, colour, dash));
      for (Course.Heat heat : course.heats()) {
        strips.add(
            new ChartData.Strip(
                lanes,
                colour,
                dash,
                Rounding.of(heat.from()),
                Rounding.of(heat.to()),
                "heat" + heat.level(),
                heat.level() < Palette.INKED ? "ink" : "ground",
                heat.status()));
      }
      lanes += course.heats().isEmpty() ? 0 : 1;
    }
    if (showsRealTime(axis)) {
      double[] ms = {RealTime.MS, RealTime.MS};
      lines.add(ChartData.Line.plain(REAL_TIME, "real", 2, new double[] {0, end}, ms));
    }
    return new ChartData.View(
        Names.brief(runtime, 60),
        new ChartData.Scale(TIME, "linear", 0.0, Rounding.of(end)),
        new ChartData.Scale(
            LATENCY,
            axis.logarithmic() ? "logarithmic" : "linear",
            Rounding.of(axis.min()),
            Rounding.of(axis.max())),
        lines,
        strips);
  }

  private static ChartData.Line line(Course course, String colour, int dash) {
    List<Window> windows = course.windows();
    return new ChartData.Line(
        label(course.load().subject()),
        colour,
        dash,
        windows.size() <= DOTTED,
        Rounding.all(windows.stream().mapToDouble(w -> (w.start() + w.end()) / 2 / 60).toArray()),
        Rounding.all(windows.stream().mapToDouble(Window::medianMs).toArray()),
        List.of(),
        List.of(),
        windows.stream()
            .map(
                w ->
                    Figures.count(w.runs())
                        + (w.runs() == 1 ? " run" : " runs")
                        + ", thermal status "
                        + Names.brief(w.thermal(), 20))
            .toList());
  }

  /** The mark of real time in legends. */
  static final String REAL_TIME = "real time, " + Figures.trimmed(RealTime.MS) + " ms a picture";

  static String label(String subject) {
    return Names.brief(subject, 40);
  }

  /** The latencies' axis. */
  static XAxis axis(List<Course> courses) {
    return XAxis.of(
        courses.stream()
            .flatMap(c -> c.windows().stream())
            .mapToDouble(Window::medianMs)
            .toArray());
  }

  /** Real time is marked where it is near enough to matter. */
  static boolean showsRealTime(XAxis axis) {
    return axis.min() < RealTime.MS && RealTime.MS < axis.max();
  }

  /** Subjects of one colour, as of several runs, are told apart by dashes. */
  static int dash(RunView view, List<String> subjects, String subject) {
    String colour = Look.of(view, subject, Palette.LIGHT).key();
    return (int)
        subjects.subList(0, subjects.indexOf(subject)).stream()
            .filter(other -> Look.of(view, other, Palette.LIGHT).key().equals(colour))
            .count();
  }
}
