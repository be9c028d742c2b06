package dev.understudy.reports.page;

import dev.understudy.reports.paper.PaperSheet;
import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Grid;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import dev.understudy.reports.paper.PaperSheet.Origin;
import org.jsoup.nodes.Element;

/** The tables of the paper that the run is set beside. */
final class PaperSection {
  private PaperSection() {}

  static void add(Element main, PaperSheet sheet) {
    Element section = Html.section(main, "paper", "Beside the paper: " + sheet.title());
    section.appendElement("p").addClass("meta").text(sheet.source());
    for (int i = 0; i < sheet.grids().size(); i++) {
      grid(section, sheet.grids().get(i), "paper-" + (i + 1) + "-");
    }
  }

  private static void grid(Element section, Grid grid, String prefix) {
    Element scroll = TableSection.scroll(section, grid.caption());
    Element table = scroll.appendElement("table").addClass("paper");
    table.appendElement("caption").text(grid.caption());
    Element head = table.appendElement("thead").appendElement("tr");
    grid.headings().forEach(heading -> heading(head, heading, prefix));
    Element body = table.appendElement("tbody");
    for (Line line : grid.lines()) {
      if (line.startsGroup() && !line.equals(grid.lines().get(0))) {
        body = table.appendElement("tbody");
      }
      line(body.appendElement("tr"), grid, line, prefix);
    }
    TableSection.notes(section, grid.legend(), grid.notes(), prefix);
  }

  private static void heading(Element row, Heading heading, String prefix) {
    Element th = row.appendElement("th").attr("scope", "col");
    th.appendElement("bdi").text(heading.title());
    if (!heading.arrow().isEmpty()) {
      th.appendText("\u00A0");
      th.appendElement("span")
          .addClass("arrow")
          .attr("role", "img")
          .attr("aria-label", heading.arrow().equals("↓") ? "lower is better" : "higher is better")
          .text(heading.arrow());
    }
    Html.marks(th, heading.marks(), prefix);
    if (!heading.measured().isEmpty()) {
      th.appendText(" ").appendElement("small").text(heading.measured());
    }
  }

  private static void line(Element row, Grid grid, Line line, String prefix) {
    row.addClass(line.origin() == Origin.MEASURED ? "measured" : "published");
    for (int i = 0; i < line.cells().size(); i++) {
      Cell cell = line.cells().get(i);
      boolean label = i < grid.labels();
      Element td = row.appendElement(label ? "th" : "td");
      if (label) {
        td.attr("scope", "row");
      }
      if (!cell.source().isEmpty()) {
        td.attr("title", cell.source());
      }
      td.appendElement(cell.bold() ? "strong" : "span").appendElement("bdi").text(cell.text());
      if (cell.copied()) {
        td.appendElement("abbr").attr("title", "copied from the paper").text("†");
      }
      if (!cell.aside().isEmpty()) {
        td.appendText(" ").appendElement("small").text(cell.aside());
      }
      Html.marks(td, cell.marks(), prefix);
    }
  }
}
