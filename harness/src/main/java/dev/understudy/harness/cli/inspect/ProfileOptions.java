package dev.understudy.harness.cli.inspect;

import dev.understudy.common.InputException;
import dev.understudy.harness.cli.TextTable;
import dev.understudy.reports.plot.BarChart;
import dev.understudy.reports.view.Names;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.OpProfile;
import dev.understudy.runtimes.OpTime;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a model's time goes, operator by operator. */
final class ProfileOptions {
  /** How many operators the table and the plot show. */
  private static final int SHOWN = 20;

  private static final int WARM_UPS = 3;

  @Option(names = "--profile", description = "Also time each operator, on this machine.")
  private boolean profile;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "20",
      description = "Runs that --profile times, after 3 to warm up. Default: ${DEFAULT-VALUE}.")
  private int runs;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "Draw the slowest operators of --profile into this .svg or .png file.")
  private @Nullable Path plot;

  /** Refuses what cannot be done before anything runs. */
  void check() {
    if (runs < 1) {
      throw new InputException("--runs", "it is " + runs, "1 or more", "give a whole number");
    }
    if (plot == null) {
      return;
    }
    if (!profile) {
      throw new InputException(
          "--plot", "there is nothing to draw", "--profile beside it", "add --profile");
    }
    String name = plot.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw new InputException(
          "--plot", plot + " is of no known kind", "a .svg or .png file", "name it so");
    }
    Path folder = plot.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
      throw unwritable(plot, "its folder is missing or cannot be written to", null);
    }
    if (Files.isDirectory(plot) || (Files.exists(plot) && !Files.isWritable(plot))) {
      throw unwritable(plot, "there is a folder or a protected file of this name", null);
    }
  }

  private static InputException unwritable(Path plot, String problem, @Nullable IOException cause) {
    String expected = "a place for a new file";
    String remedy = "make the folder, or name another place";
    return cause == null
        ? new InputException("--plot " + plot, problem, expected, remedy)
        : new InputException("--plot " + plot, problem, expected, remedy, cause);
  }

  boolean asked() {
    return profile;
  }

  /** The profile, and its plot where one is asked for; null where none is. */
  @Nullable OpProfile run(ModelFile model, Map<String, Tensor> example, int threads) {
    if (!profile) {
      return null;
    }
    OpProfile found =
        Runtimes.profile(model, SessionOptions.withThreads(threads), example, WARM_UPS, runs);
    if (plot != null) {
      try {
        Files.write(plot, draw(plot, model, found));
      } catch (IOException e) {
        throw unwritable(plot, "it cannot be written: " + e.getMessage(), e);
      }
    }
    return found;
  }

  private static byte[] draw(Path plot, ModelFile model, OpProfile found) throws IOException {
    Map<String, Double> bars = new LinkedHashMap<>();
    for (OpTime node : top(found)) {
      bars.merge(node.op() + " " + node.name(), millis(node, found), Double::sum);
    }
    return BarChart.draw(
        "Slowest operators of " + Names.brief(String.valueOf(model.path().getFileName()), 50),
        "ms per run",
        bars,
        plot.toString().toLowerCase(Locale.ROOT).endsWith(".png"));
  }

  private static List<OpTime> top(OpProfile found) {
    return found.nodes().subList(0, Math.min(SHOWN, found.nodes().size()));
  }

  private static double millis(OpTime time, OpProfile found) {
    return time.nanos() / 1e6 / found.runs();
  }

  void print(OpProfile found, int threads, PrintWriter out) {
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "Time by operator: %d runs of %s ms, %s; in operators %s ms",
            found.runs(),
            ms(found.runNanos() / 1e6 / found.runs()),
            threads == 1 ? "1 thread" : threads + " threads",
            ms(found.nodeNanos() / 1e6 / found.runs())));
    out.println("Measured " + found.note() + ".");
    out.println();
    table(found, found.byOp(), false, out);
    out.println();
    if (found.nodes().size() > SHOWN) {
      out.println("The slowest " + SHOWN + " of " + found.nodes().size() + " operators");
    }
    table(found, top(found), true, out);
    if (plot != null) {
      out.println("plot     " + plot);
    }
  }

  private static void table(OpProfile found, List<OpTime> times, boolean named, PrintWriter out) {
    TextTable table = new TextTable("lrrrrl");
    table.row("operator", "calls", "total ms", "ms per run", "share", named ? "name" : "");
    for (OpTime time : times) {
      table.row(
          time.op(),
          Long.toString(time.calls()),
          ms(time.nanos() / 1e6),
          ms(millis(time, found)),
          TextTable.percent((double) time.nanos() / Math.max(1, found.nodeNanos())),
          named ? Names.brief(time.name(), 60) : "");
    }
    table.print(out);
  }

  private static String ms(double ms) {
    return String.format(Locale.ROOT, "%.3f", ms);
  }

  Map<String, @Nullable Object> json(OpProfile found, int threads) {
    return InspectJson.map(
        "runs", found.runs(),
        "threads", threads,
        "run_nanos", found.runNanos(),
        "operator_nanos", found.nodeNanos(),
        "note", found.note(),
        "by_op", times(found.byOp(), false),
        "operators", times(found.nodes(), true),
        "plot", plot == null ? null : plot.toString());
  }

  private static List<Map<String, @Nullable Object>> times(List<OpTime> times, boolean named) {
    List<Map<String, @Nullable Object>> json = new ArrayList<>();
    for (OpTime time : times) {
      Map<String, @Nullable Object> one =
          InspectJson.map("op", time.op(), "calls", time.calls(), "nanos", time.nanos());
      if (named) {
        one.put("name", time.name());
      }
      json.add(one);
    }
    return json;
  }
}
