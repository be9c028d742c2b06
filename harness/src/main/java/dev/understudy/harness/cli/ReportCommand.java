package dev.understudy.harness.cli;

import dev.understudy.reports.Reports;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.paper.Layouts;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy report RUN…}: draws reports from records alone. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Draw the reports of finished runs again, from their records alone.")
final class ReportCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "For each run " + RunReference.DESCRIPTION + ".")
  private List<String> runs = List.of();

  @Mixin private HistoryOption history = new HistoryOption();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "What to draw: ${COMPLETION-CANDIDATES} (default: all).")
  private @Nullable Set<Reports.Format> formats;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to (default: the run's folder; for a run from the history a folder here, named by"
              + " its id); with several runs, one folder each.")
  private @Nullable Path out;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      description =
          "Set the run beside this paper's table, with the figures that we ship: "
              + "${COMPLETION-CANDIDATES} (default: the experiment's own; standard: none).",
      completionCandidates = LayoutNames.class)
  private @Nullable String layout;

  @Override
  public void run() {
    PrintWriter printer = spec.commandLine().getOut();
    for (int i = 0; i < runs.size(); i++) {
      Set<Reports.Format> wanted = formats == null ? EnumSet.allOf(Reports.Format.class) : formats;
      try (RunReference run = RunReference.resolve(runs.get(i), history.place())) {
        Path target = target(run, i);
        Reports.draw(run.folder(), beside(run.drawable()), wanted, target)
            .forEach(printer::println);
        if (wanted.contains(Reports.Format.JSON)) {
          Reports.write(target, beside(run.record())); // whole, whatever could be drawn
        }
      }
    }
    printer.flush();
  }

  private RunRecord beside(RunRecord record) {
    if (layout == null) {
      return record;
    }
    if (layout.equals(LayoutNames.STANDARD)) {
      return record.withPaper(null);
    }
    RunRecord.PaperTable own = record.paper();
    if (own != null && own.layout().equals(layout)) {
      return record;
    }
    return record.withPaper(
        Layouts.find(layout)
            .map(known -> Layouts.shipped(known, ""))
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--layout "
                            + layout
                            + ": there is no such layout; known are "
                            + String.join(", ", new LayoutNames()))));
  }

  /** What {@code --layout} takes. */
  private static final class LayoutNames implements Iterable<String> {
    static final String STANDARD = "standard";

    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Stream.of(STANDARD), Layouts.ids().stream()).iterator();
    }
  }

  private Path target(RunReference run, int number) {
    if (out == null) {
      return run.id().map(id -> Path.of(id.substring(0, 12))).orElse(run.folder());
    }
    return runs.size() == 1 ? out : out.resolve(Integer.toString(number + 1));
  }
}
