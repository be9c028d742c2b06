package dev.understudy.harness.cli.history;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.HistoryOption;
import dev.understudy.reports.csv.TrendCsv;
import dev.understudy.reports.history.History;
import dev.understudy.reports.history.TrendQuery;
import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.TrendPlot;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendSeries;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code understudy history trend --measure M}. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    description = {
      "Show a measure over time, and where its level changed.",
      "Levels are fitted to the values that were plainly measured; an outlier is no change."
    })
final class TrendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--measure",
      required = true,
      paramLabel = "ID",
      description = "The measure: latency-p50, kid, …")
  private String measure = "";

  @Option(names = "--experiment", paramLabel = "NAME", description = "Of this experiment.")
  private @Nullable String experiment;

  @Option(names = "--subject", paramLabel = "NAME", description = "Of this subject.")
  private @Nullable String subject;

  @Option(names = "--device", paramLabel = "ID", description = "On this device.")
  private @Nullable String device;

  @Option(names = "--runtime", paramLabel = "ID", description = "In this runtime.")
  private @Nullable String runtime;

  @Mixin private PeriodOptions period = new PeriodOptions();

  @ArgGroup private @Nullable Output output;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw a single series into this file, .svg or .png.")
  private @Nullable Path plot;

  @Mixin private HistoryOption history = new HistoryOption();

  private static final class Output {
    @Option(names = "--csv", description = "Print CSV, one line a value.")
    private boolean csv;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;
  }

  @Override
  public Integer call() throws IOException {
    List<TrendSeries> all;
    try (History opened = History.openExisting(history.place())) {
      all =
          opened.trend(
              new TrendQuery(
                  measure, experiment, subject, device, runtime, period.since(), period.until()));
      if (all.isEmpty()) {
        throw new InputException(
            "--measure " + measure,
            "the history in " + opened.shown() + " has no such values",
            "a measure, and a subject, device and runtime that have it",
            "see understudy history list --measure " + measure);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    if (output != null && output.csv) {
      TrendCsv.write(all, out);
    } else if (output != null && output.json) {
      out.println(Json.of("series", all.stream().map(Json::series).toList()));
    } else {
      all.forEach(series -> TrendText.print(TrendFit.of(series), out));
    }
    out.flush();
    if (plot != null) {
      draw(all, plot);
    }
    return 0;
  }

  private void draw(List<TrendSeries> all, Path file) throws IOException {
    if (all.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "--plot draws one series, and there are "
              + all.size()
              + "; choose one with --experiment, --subject, --device and --runtime");
    }
    if (!TrendPlot.canDraw(all.get(0))) {
      throw new InputException(
          "--plot " + file, "no run has a value", "at least one value", "choose another series");
    }
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw new ParameterException(
          spec.commandLine(), "--plot " + file + ": the name must end in .svg or .png");
    }
    TrendFit fit = TrendFit.of(all.get(0));
    Files.write(
        file,
        name.endsWith(".svg")
            ? TrendPlot.svg(fit, Palette.LIGHT)
            : TrendPlot.png(fit, Palette.LIGHT));
  }
}
