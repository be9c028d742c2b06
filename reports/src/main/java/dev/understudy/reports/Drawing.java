package dev.understudy.reports;

import dev.understudy.reports.Reports.Format;
import dev.understudy.reports.csv.DevicesCsv;
import dev.understudy.reports.csv.ExitsCsv;
import dev.understudy.reports.csv.PaperCsv;
import dev.understudy.reports.csv.ResultsCsv;
import dev.understudy.reports.csv.SamplesCsv;
import dev.understudy.reports.csv.SustainedCsv;
import dev.understudy.reports.devices.DeviceLatex;
import dev.understudy.reports.devices.DeviceMarkdown;
import dev.understudy.reports.devices.DeviceRows;
import dev.understudy.reports.devices.DeviceTable;
import dev.understudy.reports.devices.DeviceTableBuilder;
import dev.understudy.reports.junit.JUnitXml;
import dev.understudy.reports.page.ReportPage;
import dev.understudy.reports.paper.PaperLatex;
import dev.understudy.reports.paper.PaperMarkdown;
import dev.understudy.reports.paper.PaperSheet;
import dev.understudy.reports.paper.SheetBuilder;
import dev.understudy.reports.plot.Palette;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.plot.Plots;
import dev.understudy.reports.table.ExitSheets;
import dev.understudy.reports.table.Latex;
import dev.understudy.reports.table.Markdown;
import dev.understudy.reports.table.Sheet;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.table.TableBuilder;
import dev.understudy.reports.view.RunFiles;
import dev.understudy.reports.view.RunView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Draws the asked-for files one after another; the page comes last, since it links to them. */
final class Drawing {
  private final RunView view;
  private final RunFiles files;
  private final Table table;
  private final DeviceRows deviceRows;
  private final Optional<DeviceTable> devices;
  private final List<Sheet> exits;
  private final Optional<PaperSheet> paper;
  private final List<Plot> plots;
  private final Path out;
  private final List<Path> written = new ArrayList<>();

  private Drawing(Path runFolder, RunRecord record, Path out) {
    this.view = new RunView(record);
    this.files = new RunFiles(runFolder, record);
    this.table = TableBuilder.of(view);
    this.deviceRows = DeviceRows.of(view, files);
    this.devices = DeviceTableBuilder.of(deviceRows);
    this.exits = ExitSheets.of(view);
    this.paper = SheetBuilder.of(view);
    this.plots = Plots.of(view, files);
    this.out = out;
  }

  static List<Path> draw(Path runFolder, RunRecord record, Set<Format> formats, Path out) {
    try {
      Files.createDirectories(out);
      Drawing drawing = new Drawing(runFolder, record, out);
      for (Format format : Format.values()) {
        if (format != Format.HTML && formats.contains(format)) {
          drawing.draw(format);
        }
      }
      if (formats.contains(Format.HTML)) {
        drawing.draw(Format.HTML);
      }
      return List.copyOf(drawing.written);
    } catch (IOException e) {
      throw new UncheckedIOException("could not draw into " + out + ": " + e.getMessage(), e);
    }
  }

  static String page(Path runFolder, RunRecord record, Map<String, String> navigation) {
    try {
      return new Drawing(runFolder, record, runFolder).page(navigation);
    } catch (IOException e) {
      throw new UncheckedIOException("could not draw the page: " + e.getMessage(), e);
    }
  }

  private String page(Map<String, String> navigation) throws IOException {
    return ReportPage.write(view, files, table, devices, paper, plots, navigation, siblings());
  }

  private void draw(Format format) throws IOException {
    switch (format) {
      case MD -> {
        write("table.md", Markdown.write(table));
        if (devices.isPresent()) {
          write("devices.md", DeviceMarkdown.write(devices.get()));
        }
        if (!exits.isEmpty()) {
          write("exits.md", Sheet.markdown(exits));
        }
        if (paper.isPresent()) {
          write("paper.md", PaperMarkdown.write(paper.get()));
        }
      }
      case TEX -> {
        write("table.tex", Latex.write(table));
        if (devices.isPresent()) {
          write("devices.tex", DeviceLatex.write(devices.get()));
        }
        if (!exits.isEmpty()) {
          write("exits.tex", Sheet.latex(exits));
        }
        if (paper.isPresent()) {
          write("paper.tex", PaperLatex.write(paper.get()));
        }
      }
      case CSV -> {
        StringBuilder results = new StringBuilder();
        ResultsCsv.write(view.record(), results);
        write("results.csv", results.toString());
        StringBuilder samples = new StringBuilder();
        SamplesCsv.write(files.samples(), samples);
        write("samples.csv", samples.toString());
        if (devices.isPresent()) {
          StringBuilder lines = new StringBuilder();
          DevicesCsv.write(deviceRows, lines);
          write("devices.csv", lines.toString());
        }
        if (!view.record().onDevices().sustained().isEmpty()) {
          StringBuilder windows = new StringBuilder();
          SustainedCsv.write(view.record().onDevices().sustained(), windows);
          write("sustained.csv", windows.toString());
        }
        if (!exits.isEmpty()) {
          StringBuilder sweeps = new StringBuilder();
          ExitsCsv.write(view.record().exits(), sweeps);
          write("exits.csv", sweeps.toString());
        }
        if (paper.isPresent()) {
          StringBuilder lines = new StringBuilder();
          PaperCsv.write(paper.get(), lines);
          write("paper.csv", lines.toString());
        }
      }
      case PLOTS -> {
        for (Plot plot : plots) {
          write("plots/" + plot.id() + ".svg", Plots.svg(plot, Palette.LIGHT));
          write("plots/" + plot.id() + ".png", Plots.png(plot, Palette.LIGHT));
        }
      }
      case JSON -> {
        Reports.write(out, view.record());
        written.add(out.resolve(Reports.RECORD_FILE));
      }
      case JUNIT -> write("junit.xml", JUnitXml.write(view));
      case HTML -> write("report.html", page(Map.of()));
    }
  }

  private List<String> siblings() {
    return written.stream()
        .map(file -> out.relativize(file).toString().replace('\\', '/'))
        .toList();
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path file = out.resolve(name);
    Files.createDirectories(out.resolve(name).toAbsolutePath().getParent());
    Files.write(file, bytes);
    written.add(file);
  }
}
