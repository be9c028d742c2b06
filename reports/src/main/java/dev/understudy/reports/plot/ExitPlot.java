package dev.understudy.reports.plot;

import dev.understudy.reports.ExitSweep;
import dev.understudy.reports.ExitSweep.Choice;
import dev.understudy.reports.ExitSweep.Threshold;
import dev.understudy.reports.table.ExitSheets;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunView;
import java.awt.Color;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;

/**
 * Early exits over their thresholds: what is saved, at what distance, and which exits are taken.
 */
final class ExitPlot {
  /** The names of {@link #color}'s colours. */
  private static final List<String> COLOURS =
      List.of("teacher", "student0", "student1", "student2", "other0", "real");

  /** Ends of an axis that the values choose themselves. */
  private static final double[] FREE = {};

  @SuppressWarnings("ArrayRecordComponent") // points, as the chart takes them
  private record Line(String label, double[] x, double[] y, int color, int dash) {}

  private final RunView view;
  private final ExitSweep sweep;
  private final String suffix;
  private final double[] thresholds;

  private ExitPlot(RunView view, ExitSweep sweep, String suffix) {
    this.view = view;
    this.sweep = sweep;
    this.suffix = suffix;
    this.thresholds = sweep.thresholds().stream().mapToDouble(Threshold::threshold).toArray();
  }

  /** The plots of every sweep that has two thresholds or more. */
  static List<Plot> of(RunView view) {
    List<Plot> plots = new ArrayList<>();
    List<ExitSweep> sweeps = view.record().exits();
    for (int i = 0; i < sweeps.size(); i++) {
      if (sweeps.get(i).thresholds().size() > 1) {
        new ExitPlot(view, sweeps.get(i), i == 0 ? "" : "-" + (i + 1)).addTo(plots);
      }
    }
    return plots;
  }

  private void addTo(List<Plot> plots) {
    String distance = ExitSheets.label(view, sweep);
    String of = ": " + Names.visible(sweep.subject());
    plots.add(
        plot(
            "exits-saving" + suffix,
            "What early exits save" + of,
            "Share of the last exit's cost that is saved on average when each picture takes its"
                + " earliest exit within the threshold.",
            distance + " allowed to the last exit",
            "saved, %",
            new double[] {0, 100},
            savings()));
    plots.add(
        plot(
            "exits-distance" + suffix,
            "Distance against cost" + of,
            "Mean distance to the last exit's pictures against mean MACs, for the thresholds and"
                + " for always taking one exit. Lower and further left is better.",
            "mean MACs, % of the last exit's",
            "mean " + distance,
            FREE,
            tradeOff()));
    plots.add(shares("exits-oracle", "the oracle", distance, Threshold::oracle));
    if (sweep.predictor() != null) {
      plots.add(shares("exits-predictor", "the predictor", distance, Threshold::predictor));
    }
  }

  private List<Line> savings() {
    List<Line> lines = new ArrayList<>();
    rule(lines, "oracle", 0, Threshold::oracle);
    if (sweep.predictor() != null) {
      rule(lines, "predictor", 1, Threshold::predictor);
    }
    return lines;
  }

  private void rule(
      List<Line> lines, String rule, int color, Function<Threshold, @Nullable Choice> choice) {
    lines.add(
        new Line(
            "MACs, " + rule,
            thresholds,
            values(choice, c -> 100 * c.macsSaving().value()),
            color,
            0));
    List<ExitSweep.Speed> places = sweep.thresholds().get(0).oracle().speeds();
    for (int i = 0; i < places.size(); i++) {
      int place = i;
      lines.add(
          new Line(
              "latency on "
                  + Names.brief(places.get(i).device() + " · " + places.get(i).runtime(), 30)
                  + ", "
                  + rule,
              thresholds,
              values(choice, c -> 100 * c.speeds().get(place).saving().value()),
              color,
              1 + i));
    }
  }

  private List<Line> tradeOff() {
    double last = sweep.exits().get(sweep.exits().size() - 1).macs().value();
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            "oracle",
            values(Threshold::oracle, c -> 100 * c.macs().value() / last),
            values(Threshold::oracle, c -> c.distance().value()),
            0,
            0));
    if (sweep.predictor() != null) {
      lines.add(
          new Line(
              "predictor",
              values(Threshold::predictor, c -> 100 * c.macs().value() / last),
              values(Threshold::predictor, c -> c.distance().value()),
              1,
              0));
    }
    lines.add(
        new Line(
            "always one exit",
            sweep.exits().stream().mapToDouble(e -> 100 * e.macs().value() / last).toArray(),
            sweep.exits().stream().mapToDouble(e -> e.distanceToLast().value()).toArray(),
            5,
            2));
    return lines;
  }

  private Plot shares(
      String id, String rule, String distance, Function<Threshold, @Nullable Choice> choice) {
    List<Line> lines = new ArrayList<>();
    for (int k = 0; k < sweep.exits().size(); k++) {
      int exit = k;
      lines.add(
          new Line(
              Names.brief(sweep.exits().get(k).name(), 28),
              thresholds,
              values(choice, c -> 100.0 * c.taken().get(exit) / sweep.pictures()),
              k,
              0));
    }
    return plot(
        id + suffix,
        "Exits that " + rule + " takes: " + Names.visible(sweep.subject()),
        "Share of the pictures that take each exit, by threshold.",
        distance + " allowed to the last exit",
        "pictures, %",
        new double[] {0, 100},
        lines);
  }

  private double[] values(
      Function<Threshold, @Nullable Choice> choice, ToDoubleFunction<Choice> value) {
    return sweep.thresholds().stream()
        .mapToDouble(
            t -> {
              Choice c = choice.apply(t);
              return c == null ? Double.NaN : value.applyAsDouble(c);
            })
        .toArray();
  }

  private static Plot plot(
      String id,
      String title,
      String caption,
      String x,
      String y,
      double[] ends,
      List<Line> lines) {
    List<Line> drawn =
        lines.stream()
            .filter(
                l ->
                    DoubleStream.concat(DoubleStream.of(l.x), DoubleStream.of(l.y))
                        .allMatch(Double::isFinite))
            .toList();
    String alternative =
        title + ": " + String.join(", ", drawn.stream().map(Line::label).toList()) + ".";
    return new Plot(
        id,
        title,
        caption,
        alternative,
        palette -> List.of(chart(x, y, ends, drawn, palette)),
        data(x, y, ends, drawn));
  }

  private static ChartData data(String x, String y, double[] ends, List<Line> lines) {
    return new ChartData.Lines(
        List.of(
            new ChartData.View(
                "",
                new ChartData.Scale(x, "linear", 0.0, null),
                ends.length == 0
                    ? new ChartData.Scale(y, "linear", 0.0, null)
                    : new ChartData.Scale(y, "linear", null, ends[1]),
                lines.stream()
                    .map(
                        l ->
                            new ChartData.Line(
                                l.label,
                                COLOURS.get(l.color % COLOURS.size()),
                                l.dash,
                                true,
                                Rounding.all(l.x),
                                Rounding.all(l.y),
                                List.of(),
                                List.of(),
                                List.of()))
                    .toList())));
  }

  private static XYChart chart(
      String x, String y, double[] ends, List<Line> lines, Palette palette) {
    XYChart chart =
        Charts.create(
            Names.brief(x, 60),
            Names.brief(y, 50),
            lines.stream().map(Line::label).toList(),
            palette);
    chart.getStyler().setXAxisTickLabelsFormattingFunction(XAxis::label);
    chart.getStyler().setYAxisTickLabelsFormattingFunction(XAxis::label);
    DoubleSummaryStatistics xs =
        lines.stream().flatMapToDouble(l -> DoubleStream.of(l.x)).summaryStatistics();
    DoubleSummaryStatistics ys =
        lines.stream().flatMapToDouble(l -> DoubleStream.of(l.y)).summaryStatistics();
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(xs.getMax() > 0 ? xs.getMax() : 1);
    double low = Math.min(ends.length == 0 ? 0 : ends[0], ys.getMin());
    double high = Math.max(ends.length == 0 ? 1.05 * ys.getMax() : ends[1], ys.getMax());
    chart.getStyler().setYAxisMin(low).setYAxisMax(high > low ? high : low + 1);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Charts.line(
          chart, "line" + i, line.label, line.x, line.y, color(palette, line.color), line.dash);
    }
    return chart;
  }

  /** Colours in turn, the first ones farthest apart. */
  private static Color color(Palette palette, int i) {
    List<Color> colors = new ArrayList<>();
    colors.add(palette.teacher());
    colors.addAll(palette.students());
    colors.addAll(palette.others());
    colors.set(5, palette.real());
    return colors.get(i % colors.size());
  }
}
