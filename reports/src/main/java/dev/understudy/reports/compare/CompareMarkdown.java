package dev.understudy.reports.compare;

import dev.understudy.reports.compare.CompareGrid.Cell;
import dev.understudy.reports.compare.CompareGrid.Column;
import dev.understudy.reports.table.Markdown;
import java.util.ArrayList;
import java.util.List;

/** The table of several runs as GitHub-flavoured Markdown. */
public final class CompareMarkdown {
  private CompareMarkdown() {}

  /** The whole file. */
  public static String write(CompareGrid grid) {
    StringBuilder out = new StringBuilder("# ").append(CompareGrid.TITLE).append("\n\n");
    if (grid.rows().isEmpty()) {
      return out.append("No subjects.\n").toString();
    }
    List<String> head = new ArrayList<>(CompareGrid.LABELS);
    grid.columns().forEach(column -> head.add(heading(column)));
    Markdown.row(out, head.get(0), head.subList(1, head.size()));
    out.append('|');
    out.append(":---|".repeat(CompareGrid.LABELS.size()));
    out.append("---:|".repeat(grid.columns().size())).append('\n');
    for (CompareGrid.Row row : grid.rows()) {
      List<String> cells = new ArrayList<>();
      row.labels().forEach(label -> cells.add(Markdown.escape(label)));
      row.cells().forEach(cell -> cells.add(cell(cell)));
      Markdown.row(out, cells.get(0), cells.subList(1, cells.size()));
    }
    Markdown.notes(out, grid.legend(), grid.notes());
    return out.toString();
  }

  private static String heading(Column column) {
    String arrow = column.arrow().isEmpty() ? "" : " " + column.arrow();
    return Markdown.escape(column.label()) + arrow + Markdown.marks(column.marks());
  }

  private static String cell(Cell cell) {
    String value = Markdown.cell(cell.value());
    String change = cell.change().text();
    return change.isEmpty() ? value : value + " (Δ " + change + (cell.shown() ? "\\*)" : ")");
  }
}
