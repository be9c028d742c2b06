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
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** How the steady runs' times are distributed: the share of runs that took at most so long. */
final class LatencyPlot {
  /** Points of a curve at most; more cannot be told apart at this width. */
  private static final int POINTS = 240;

  private record Key(String subject, String runtime) {}

  private LatencyPlot() {}

  /** One plot for each device that has samples. */
  static List<Plot> of(RunView view, List<Samples> samples) {
    Map<String, Map<Key, double[]>> devices = new LinkedHashMap<>();
    for (Samples launch : samples) {
      double[] ms =
          launch.times().steadyNs().stream()
              .filter(ns -> ns > 0)
              .mapToDouble(ns -> ns / 1e6)
              .toArray();
      if (ms.length > 0) {
        devices
            .computeIfAbsent(launch.file().device(), device -> new LinkedHashMap<>())
            .merge(
                new Key(launch.file().subject(), launch.file().runtime()), ms, LatencyPlot::join);
      }
    }
    List<Plot> plots = new ArrayList<>();
    devices.forEach(
        (device, series) -> {
          String id = devices.size() == 1 ? "latency" : "latency-" + (plots.size() + 1);
          plots.add(plot(view, id, device, series));
        });
    return plots;
  }

  private static Plot plot(RunView view, String id, String device, Map<Key, double[]> series) {
    series.values().forEach(Arrays::sort);
    String title = "Latency distributions on " + Names.visible(device);
    String caption =
        "Share of steady runs, all launches together, that took at most the time on the x axis."
            + " Further left is faster, steeper is steadier.";
    return new Plot(
        id, title, caption, alternative(series), palette -> chart(view, series, palette));
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
          int points = Math.min(POINTS, ms.length);
          double[] x = new double[2 * points + 1];
          double[] y = new double[2 * points + 1];
          x[0] = ms[0];
          for (int i = 0; i < points; i++) {
            int rank = (int) Math.round((i + 1) * (double) ms.length / points);
            x[2 * i + 1] = ms[rank - 1];
            y[2 * i + 1] = y[2 * i];
            x[2 * i + 2] = ms[rank - 1];
            y[2 * i + 2] = rank / (double) ms.length;
          }
          Look look = Look.of(view, key.subject(), palette);
          Charts.line(
              chart,
              key.toString(),
              label(key),
              x,
              y,
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

  private static double[] join(double[] a, double[] b) {
    return Stream.of(a, b).flatMapToDouble(Arrays::stream).toArray();
  }
}
