package dev.understudy.harness.cli;

import dev.understudy.reports.Reports;
import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.compare.CompareColumns;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code understudy compare RUN RUN…}: several runs in one table, from their records alone. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Set finished runs side by side, each held against the first, from their records alone.")
final class CompareCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "2..*",
      paramLabel = "RUN",
      description =
          "For each run " + RunReference.DESCRIPTION + "; the others are held against the first.")
  private List<String> runs = List.of();

  @Mixin private HistoryOption history = new HistoryOption();

  @Option(
      names = "--measures",
      split = ",",
      paramLabel = "MEASURE",
      defaultValue = CompareColumns.KEY,
      description =
          "Measures by id; key for the few that are looked at first, or all (default: key).")
  private Set<String> measures = new LinkedHashSet<>();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description = "What to draw into --out: html, md, tex, csv (default: all).")
  private @Nullable Set<Format> formats;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also draw compare.html, compare.md, compare.tex and compare.csv into DIR.")
  private @Nullable Path out;

  @Override
  public void run() {
    if (formats != null && !Reports.COMPARE_FORMATS.containsAll(formats)) {
      throw wrong("--format: runs are compared as html, md, tex and csv");
    }
    if (formats != null && out == null) {
      throw wrong("--format says what to draw, but not where: give --out DIR");
    }
    List<RunReference> opened = new ArrayList<>();
    try {
      runs.forEach(run -> opened.add(RunReference.resolve(run, history.place())));
      compare(opened.stream().map(run -> new Reports.Run(run.record(), run.folder())).toList());
    } finally {
      opened.forEach(RunReference::close);
    }
  }

  private void compare(List<Reports.Run> read) {
    PrintWriter printer = spec.commandLine().getOut();
    try {
      printer.print(Reports.comparison(read, measures));
      if (out != null) {
        Reports.compare(read, measures, formats == null ? Reports.COMPARE_FORMATS : formats, out)
            .forEach(printer::println);
      }
    } catch (IllegalArgumentException e) {
      throw wrong("--measures: " + e.getMessage());
    }
    printer.flush();
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
