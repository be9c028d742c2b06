package dev.understudy.reports.page;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.table.Headings;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Column;
import dev.understudy.reports.table.Table.Kind;
import dev.understudy.reports.table.Table.Line;
import dev.understudy.reports.table.Table.Note;
import dev.understudy.reports.table.Table.Section;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.RunView;
import java.util.List;
import org.jsoup.nodes.Element;

/** The comparison table with its notes and the measures' definitions. */
final class TableSection {
  private TableSection() {}

  static void add(Element main, RunView view, Table table) {
    Element section = Html.section(main, "comparison", "Comparison");
    if (table.sections().isEmpty()) {
      section.appendElement("p").text("No measurements.");
      return;
    }
    Element scroll = scroll(section, "Comparison table");
    Element element = scroll.appendElement("table").addClass("comparison");
    element.attr("data-tools", "comparison");
    element.appendElement("caption").text("Every measure, subject by subject");
    head(element.appendElement("thead").appendElement("tr"), table);
    for (Section part : table.sections()) {
      Element body = element.appendElement("tbody").attr("data-group", Table.name(part.group()));
      if (!part.place().isEmpty()) {
        body.attr("data-device", part.place());
      }
      Element title = body.appendElement("tr").addClass("group").appendElement("th");
      title.attr("colspan", String.valueOf(table.columns().size() + 1)).attr("scope", "rowgroup");
      title.appendElement("span").text(part.title());
      part.lines().forEach(line -> line(body.appendElement("tr"), table, line));
    }
    notes(section, table.legend(), table.notes(), Html.NOTE);
    definitions(section, view);
  }

  /** A table wider than the window scrolls by itself, and by keyboard. */
  static Element scroll(Element parent, String label) {
    return parent
        .appendElement("div")
        .addClass("scroll")
        .attr("role", "region")
        .attr("aria-label", label)
        .attr("tabindex", "0");
  }

  private static void head(Element row, Table table) {
    row.appendElement("th").attr("scope", "col").text("Measure");
    for (Column column : table.columns()) {
      Element th = row.appendElement("th").attr("scope", "col").addClass(css(column));
      if (column.kind() != Kind.REAL) {
        th.attr("data-subject", Names.visible(column.subject()));
      }
      th.appendElement("bdi").text(Headings.title(column));
      th.appendText(" ").appendElement("small").text(Headings.subtitle(column));
    }
  }

  private static void line(Element row, Table table, Line line) {
    Element label = row.appendElement("th").attr("scope", "row");
    label.appendElement("bdi").text(line.label());
    arrow(label, line.measure().direction());
    Html.marks(label, line.marks(), Html.NOTE);
    for (int i = 0; i < line.cells().size(); i++) {
      Element td = row.appendElement("td").addClass(css(table.columns().get(i)));
      cell(td, line.cells().get(i), Html.NOTE);
    }
  }

  /** An arrow to a measure's better side, if it has one. */
  static void arrow(Element label, Direction direction) {
    if (direction == Direction.NONE) {
      return;
    }
    boolean lower = direction == Direction.LOWER;
    label.appendText("\u00A0"); // so that the arrow does not stand on a line of its own
    label
        .appendElement("span")
        .addClass("arrow")
        .attr("role", "img")
        .attr("aria-label", lower ? "lower is better" : "higher is better")
        .text(lower ? "↓" : "↑");
  }

  /**
   * A figure with its interval, signs and marks.
   *
   * @param prefix what the notes' ids begin with
   */
  static void cell(Element td, Cell cell, String prefix) {
    String value = cell.figure().value();
    if (value.isEmpty()) {
      return;
    }
    if (Double.isFinite(cell.value())) {
      td.attr("data-value", Double.toString(cell.value()));
    }
    if (value.equals(Figures.MISSING)) {
      td.addClass("gap").appendElement("span").addClass("whole").text(value);
      td.appendText(" ");
      Html.marks(td, cell.marks(), prefix);
      return;
    }
    Element figure = td.appendElement(cell.best() ? "strong" : "span").addClass("figure");
    if (cell.second()) {
      figure.addClass("second");
    }
    int point = value.indexOf('.');
    int end = point < 0 ? digits(value) : point;
    figure.appendElement("span").addClass("whole").text(value.substring(0, end));
    figure.appendElement("span").addClass("rest").text(value.substring(end));
    Element rest = td.appendText(" ").appendElement("span").addClass("aside");
    if (!cell.figure().interval().isEmpty()) {
      rest.appendElement("span").addClass("interval").text(cell.figure().interval());
    }
    if (cell.significant()) {
      rest.appendElement("abbr").attr("title", "difference shown").text("*");
    }
    doubt(rest, cell);
    Html.marks(rest, cell.marks(), prefix);
  }

  /** The sign of what may not be believed. */
  static void doubt(Element parent, Cell cell) {
    if (cell.doubtful()) {
      parent.appendElement("abbr").attr("title", "not measured as its protocol demands").text("†");
    }
  }

  private static int digits(String value) {
    int end = value.length();
    while (end > 0 && !Character.isDigit(value.charAt(end - 1))) {
      end--;
    }
    return end == 0 ? value.length() : end;
  }

  private static String css(Column column) {
    return column.kind() == Kind.SUBJECT
        ? "subject"
        : column.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The sentences and footnotes below a table.
   *
   * @param prefix what the notes' ids begin with
   */
  static void notes(Element section, List<String> legend, List<Note> footnotes, String prefix) {
    Element notes = section.appendElement("div").addClass("notes");
    for (String sentence : legend) {
      notes.appendElement("p").text(sentence);
    }
    if (!footnotes.isEmpty()) {
      Element list = notes.appendElement("dl");
      for (Note note : footnotes) {
        Element item = list.appendElement("div").id(prefix + note.mark());
        item.appendElement("dt").text(note.mark());
        item.appendElement("dd").text(note.text());
      }
    }
  }

  private static void definitions(Element section, RunView view) {
    Element details = section.appendElement("details");
    details.appendElement("summary").text("What the measures mean");
    Element list = details.appendElement("dl").addClass("definitions");
    for (MeasureInfo measure : view.measures()) {
      if (!measure.definition().isBlank()) {
        list.appendElement("dt").text(Names.visible(measure.label()));
        list.appendElement("dd").text(Names.visible(measure.definition()));
      }
    }
    if (list.children().isEmpty()) {
      details.remove();
    }
  }
}
