package dev.understudy.reports;

import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.Reports.Run;
import dev.understudy.reports.compare.CompareBuilder;
import dev.understudy.reports.compare.CompareColumns;
import dev.understudy.reports.compare.CompareGrid;
import dev.understudy.reports.compare.CompareLatex;
import dev.understudy.reports.compare.CompareMarkdown;
import dev.understudy.reports.compare.ComparedRun;
import dev.understudy.reports.compare.MergedRecord;
import dev.understudy.reports.csv.CompareCsv;
import dev.understudy.reports.page.ComparePage;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.plot.Plots;
import dev.understudy.reports.plot.RunsPlot;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunFiles.Samples;
import dev.understudy.reports.view.RunView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Several runs in one table, and the files drawn from it. */
final class Comparing {
  private final List<Run> records;
  private final List<ComparedRun> runs;
  private final CompareGrid grid;

  Comparing(List<Run> records, Set<String> measures) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("there is no run to compare");
    }
    this.records = records;
    this.runs = ComparedRun.of(records.stream().map(Run::record).toList());
    this.grid = CompareBuilder.of(runs, CompareColumns.of(runs, measures));
  }

  String markdown() {
    return CompareMarkdown.write(grid);
  }

  List<Path> draw(Set<Format> formats, Path out) {
    List<Path> written = new ArrayList<>();
    try {
      Files.createDirectories(out);
      if (formats.contains(Format.MD)) {
        written.add(write(out.resolve("compare.md"), markdown()));
      }
      if (formats.contains(Format.TEX)) {
        written.add(write(out.resolve("compare.tex"), CompareLatex.write(grid)));
      }
      if (formats.contains(Format.CSV)) {
        StringBuilder lines = new StringBuilder();
        CompareCsv.write(CompareBuilder.values(runs), lines);
        written.add(write(out.resolve("compare.csv"), lines.toString()));
      }
      if (formats.contains(Format.HTML)) {
        List<String> siblings = written.stream().map(f -> f.getFileName().toString()).toList();
        written.add(write(out.resolve("compare.html"), page(siblings)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not draw into " + out + ": " + e.getMessage(), e);
    }
    return List.copyOf(written);
  }

  /** Half a surrogate pair, which UTF-8 cannot hold, becomes a question mark. */
  private static Path write(Path file, String text) throws IOException {
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private String page(List<String> siblings) throws IOException {
    List<Samples> samples = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      RunFiles files = new RunFiles(records.get(i).folder(), records.get(i).record());
      samples.addAll(MergedRecord.samples(runs.get(i), files.samples()));
      problems.addAll(files.problems());
    }
    Map<String, RunView> views = new LinkedHashMap<>();
    runs.forEach(run -> views.put(run.label(), run.view()));
    List<Plot> plots =
        Stream.concat(
                RunsPlot.of(views, trends()).stream(),
                Plots.of(new RunView(MergedRecord.of(runs)), samples).stream())
            .toList();
    return ComparePage.write(runs, grid, plots, problems, siblings);
  }

  /** The table's measures first, then the others. */
  private List<MeasureInfo> trends() {
    List<MeasureInfo> all = CompareColumns.of(runs, Set.of(CompareColumns.ALL));
    List<MeasureInfo> shown = grid.columns().stream().map(CompareGrid.Column::measure).toList();
    return Stream.concat(shown.stream(), all.stream()).distinct().toList();
  }
}
