package dev.understudy.reports.paper;

import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Grid;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import dev.understudy.reports.table.Markdown;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A paper's tables as GitHub-flavoured Markdown. */
public final class PaperMarkdown {
  /** A number or a gap's sign: nothing in it means anything within a table's cell. */
  private static final Pattern FIGURE = Pattern.compile("−?[0-9]+(\\.[0-9]+)?[MG]?|-{1,2}|–");

  private PaperMarkdown() {}

  /** The whole file. */
  public static String write(PaperSheet sheet) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(Markdown.escape(sheet.title())).append("\n\n");
    out.append("Beside ").append(Markdown.escape(sheet.source())).append(".\n");
    sheet.grids().forEach(grid -> grid(out, grid));
    return out.toString();
  }

  private static void grid(StringBuilder out, Grid grid) {
    out.append("\n## ").append(Markdown.escape(grid.caption())).append("\n\n");
    row(out, grid.headings().stream().map(PaperMarkdown::heading).toList());
    out.append('|');
    for (int i = 0; i < grid.headings().size(); i++) {
      out.append(i < grid.labels() ? ":---|" : "---:|");
    }
    out.append('\n');
    for (Line line : grid.lines()) {
      row(out, line.cells().stream().map(PaperMarkdown::cell).toList());
    }
    out.append('\n');
    grid.legend().forEach(s -> out.append("- ").append(Markdown.escape(s)).append('\n'));
    grid.notes()
        .forEach(
            note ->
                out.append("- <sup>")
                    .append(note.mark())
                    .append("</sup> ")
                    .append(Markdown.escape(note.text()))
                    .append('\n'));
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append('|');
    cells.forEach(cell -> out.append(cell.isEmpty() ? " |" : " " + cell + " |"));
    out.append('\n');
  }

  private static String heading(Heading heading) {
    return Markdown.escape(heading.title())
        + (heading.arrow().isEmpty() ? "" : " " + heading.arrow())
        + marks(heading.marks())
        + (heading.measured().isEmpty() ? "" : "<br>" + Markdown.escape(heading.measured()));
  }

  private static String cell(Cell cell) {
    boolean figure = FIGURE.matcher(cell.text()).matches();
    String text = figure ? cell.text() : Markdown.escape(cell.text());
    return (cell.bold() && !text.isEmpty() ? "**" + text + "**" : text)
        + (cell.copied() ? "†" : "")
        + (cell.aside().isEmpty() ? "" : " " + Markdown.escape(cell.aside()))
        + marks(cell.marks());
  }

  private static String marks(List<String> marks) {
    return marks.isEmpty()
        ? ""
        : marks.stream().collect(Collectors.joining(",", "<sup>", "</sup>"));
  }
}
