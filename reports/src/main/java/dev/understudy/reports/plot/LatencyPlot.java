package dev.understudy.reports.plot;

import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunFiles.Samples;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;

/** How the steady runs' times are distributed: the share of runs that took at most so long. */
final class LatencyPlot {
  /** Points of a curve at most; more cannot be told apart at this width. */
  private static final int POINTS = 240;

  private record Key(String subject, String runtime) {}

  private LatencyPlot() {}

  /** One plot for each device that has samples. */
  static List<Plot> of(RunView view, List<Samples> samples) {
    Map<String, Map<Key, List<double[]>>> devices = new LinkedHashMap<>();
    for (Samples launch : samples) {
      double[] ms =
          launch.times().steadyNs().stream()
              .filter(ns -> ns > 0)
              .mapToDouble(ns -> ns / 1e6)
              .toArray();
      if (ms.length > 0) {
        devices
            .computeIfAbsent(launch.file().device(), device -> new LinkedHashMap<>())
            .computeIfAbsent(
                new Key(launch.file().subject(), launch.file().runtime()), k -> new ArrayList<>())
            .add(ms);
      }
    }
    List<Plot> plots = new ArrayList<>();
    devices.forEach(
        (device, launches) -> {
          String id = devices.size() == 1 ? "latency" : "latency-" + (plots.size() + 1);
          plots.add(plot(view, id, device, launches));
        });
    return plots;
  }

  private static Plot plot(
      RunView view, String id, String device, Map<Key, List<double[]>> launches) {
    Map<Key, double[]> series = new LinkedHashMap<>();
    launches.forEach((key, each) -> series.put(key, sorted(each)));
    String title = "Latency distributions on " + Names.visible(device);
    String caption =
        "Share of steady runs, all launches together, that took at most the time on the x axis."
            + " Further left is faster, steeper is steadier.";
    return new Plot(
        id,
        title,
        caption,
        alternative(series),
        palette -> List.of(chart(view, series, palette)),
        data(view, series, launches));
  }

  private static ChartData data(
      RunView view, Map<Key, double[]> series, Map<Key, List<double[]>> launches) {
    List<String> runtimes = series.keySet().stream().map(Key::runtime).distinct().toList();
    List<ChartData.Line> shares = new ArrayList<>();
    List<ChartData.Line> times = new ArrayList<>();
    series.forEach(
        (key, ms) -> {
          String colour = Look.of(view, key.subject(), Palette.LIGHT).key();
          int dash = runtimes.indexOf(key.runtime());
          double[][] steps = LatencySteps.shares(ms, POINTS);
          shares.add(ChartData.Line.plain(label(key), colour, dash, steps[0], steps[1]));
          List<double[]> own = launches.getOrDefault(key, List.of());
          double[][] runs = LatencySteps.inOrder(own, POINTS / own.size());
          times.add(ChartData.Line.plain(label(key), colour, dash, runs[0], runs[1]));
        });
    XAxis axis = XAxis.of(series.values().stream().flatMapToDouble(Arrays::stream).toArray());
    String scale = axis.logarithmic() ? "logarithmic" : "linear";
    return new ChartData.Lines(
        List.of(
            new ChartData.View(
                "Distribution",
                new ChartData.Scale("latency, ms", scale, axis.min(), axis.max()),
                new ChartData.Scale("share of runs", "linear", 0.0, 1.0),
                shares),
            new ChartData.View(
                "Over time",
                ChartData.Scale.of("steady run, launches one after another"),
                new ChartData.Scale("latency, ms", scale, axis.min(), axis.max()),
                times)));
  }

  private static double[] sorted(List<double[]> launches) {
    return launches.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
  }

  private static XYChart chart(RunView view, Map<Key, double[]> series, Palette palette) {
    XAxis axis = XAxis.of(series.values().stream().flatMapToDouble(Arrays::stream).toArray());
    String scale = axis.logarithmic() ? "latency, ms (logarithmic)" : "latency, ms";
    List<String> labels = series.keySet().stream().map(LatencyPlot::label).toList();
    XYChart chart = Charts.create(scale, "share of runs", labels, palette);
    axis.apply(chart);
    chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
    List<String> runtimes = series.keySet().stream().map(Key::runtime).distinct().toList();
    series.forEach(
        (key, ms) -> {
          double[][] steps = LatencySteps.shares(ms, POINTS);
          Look look = Look.of(view, key.subject(), palette);
          Charts.line(
              chart,
              key.toString(),
              label(key),
              steps[0],
              steps[1],
              look.color(),
              runtimes.indexOf(key.runtime()));
        });
    return chart;
  }

  private static String label(Key key) {
    return Names.brief(key.subject(), 24) + " · " + Names.brief(key.runtime(), 26);
  }

  private static String alternative(Map<Key, double[]> series) {
    StringBuilder text = new StringBuilder("Cumulative distributions. ");
    series.forEach(
        (key, ms) ->
            text.append(Names.visible(key.subject()))
                .append(" with ")
                .append(Names.visible(key.runtime()))
                .append(": half of ")
                .append(Figures.count(ms.length))
                .append(" runs within ")
                .append(Figures.plain(ms[(ms.length - 1) / 2]))
                .append(" ms, slowest ")
                .append(Figures.plain(ms[ms.length - 1]))
                .append(" ms. "));
    return text.toString().strip();
  }
}
