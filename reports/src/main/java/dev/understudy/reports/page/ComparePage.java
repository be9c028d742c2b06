package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.compare.CompareGrid;
import dev.understudy.reports.compare.CompareGrid.Cell;
import dev.understudy.reports.compare.CompareGrid.Column;
import dev.understudy.reports.compare.CompareGrid.Row;
import dev.understudy.reports.compare.CompareSentences;
import dev.understudy.reports.compare.CompareSentences.Paragraph;
import dev.understudy.reports.compare.ComparedRun;
import dev.understudy.reports.plot.Plot;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.view.Figures;
import java.io.IOException;
import java.util.List;
import org.jsoup.nodes.Element;

/** The page of several runs. */
public final class ComparePage {
  private ComparePage() {}

  /**
   * Writes the page.
   *
   * @param runs the runs
   * @param grid their table
   * @param plots their plots
   * @param problems files that could not be read, in sentences
   * @param siblings names of the files written beside it, to link to
   */
  public static String write(
      List<ComparedRun> runs,
      CompareGrid grid,
      List<Plot> plots,
      List<String> problems,
      List<String> siblings)
      throws IOException {
    PageFrame frame = new PageFrame("Runs compared – Understudy report", "verdict", "the verdict");
    Element header = frame.header();
    header.appendElement("p").addClass("kicker").text("Understudy report");
    header.appendElement("h1").text(CompareGrid.TITLE);
    header
        .appendElement("p")
        .addClass("meta")
        .text(Figures.count(runs.size()) + " runs, held against the first one");
    Element main = frame.main();
    verdict(main, CompareSentences.of(runs));
    table(main, grid);
    PlotSection.add(main, plots);
    Warnings.add(main, warnings(runs), problems);
    runs(main, runs);
    Downloads.add(main, siblings);
    return frame.write(PageData.of(plots), runs.get(0).view().record().provenance().version());
  }

  private static List<String> warnings(List<ComparedRun> runs) {
    return runs.stream()
        .flatMap(
            run -> run.view().record().warnings().stream().map(text -> run.label() + ": " + text))
        .toList();
  }

  private static void verdict(Element main, List<Paragraph> paragraphs) {
    Element section = Html.section(main, "verdict", "Verdict");
    if (paragraphs.isEmpty()) {
      section.appendElement("p").text("These runs have nothing in common that could be compared.");
    }
    for (Paragraph paragraph : paragraphs) {
      Html.name(section.appendElement("h3"), paragraph.run().label());
      paragraph.sentences().forEach(s -> VerdictSection.add(section.appendElement("p"), s));
    }
  }

  private static void table(Element main, CompareGrid grid) {
    Element section = Html.section(main, "comparison", "Comparison");
    Element scroll = TableSection.scroll(section, "Comparison table");
    Element table = scroll.appendElement("table").addClass("latency").addClass("compare");
    table.attr("data-tools", "comparison");
    table.appendElement("caption").text("Every run’s subjects, at each place");
    Element head = table.appendElement("thead").appendElement("tr");
    CompareGrid.LABELS.forEach(label -> head.appendElement("th").attr("scope", "col").text(label));
    grid.columns().forEach(column -> heading(head, column));
    Element body = table.appendElement("tbody");
    String run = "";
    for (Row row : grid.rows()) {
      Element tr = body.appendElement("tr");
      row(tr, row);
      if (!run.equals(row.run().label())) {
        tr.addClass("starts");
        run = row.run().label();
      }
    }
    TableSection.notes(section, grid.legend(), grid.notes(), Html.NOTE);
  }

  private static void heading(Element head, Column column) {
    MeasureInfo measure = column.measure();
    Element th = head.appendElement("th").attr("scope", "col");
    th.attr("data-group", Table.name(measure.group()));
    th.appendElement("bdi").text(column.label());
    TableSection.arrow(th, measure.direction());
    Html.marks(th, column.marks(), Html.NOTE);
  }

  private static void row(Element tr, Row row) {
    List<String> labels = row.labels();
    tr.attr("data-run", labels.get(0)).attr("data-subject", labels.get(1));
    tr.attr("data-device", row.place().label());
    for (int i = 0; i < labels.size(); i++) {
      Element cell =
          i == 0
              ? tr.appendElement("th").attr("scope", "row")
              : tr.appendElement("td").addClass("text");
      cell.appendElement("bdi").text(labels.get(i));
    }
    row.cells().forEach(cell -> cell(tr.appendElement("td"), cell));
  }

  private static void cell(Element td, Cell cell) {
    TableSection.cell(td, cell.value(), Html.NOTE);
    if (!cell.change().value().isEmpty()) {
      Element change = td.appendElement("span").addClass("change");
      change.text("Δ " + cell.change().text());
      if (cell.shown()) {
        change.appendElement("abbr").attr("title", "difference shown").text("*");
      }
    }
    if (!cell.comparable()) {
      td.appendElement("span").addClass("change").text("not comparable");
    }
  }

  private static void runs(Element main, List<ComparedRun> runs) {
    Element section = Html.section(main, "runs", "Runs");
    for (ComparedRun run : runs) {
      Element details = section.appendElement("details");
      Html.name(details.appendElement("summary"), run.label());
      ProvenanceSection.facts(details, run.view().record());
    }
  }
}
