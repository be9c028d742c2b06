package dev.understudy.reports.compare;

import dev.understudy.reports.compare.CompareGrid.Cell;
import dev.understudy.reports.compare.CompareGrid.Row;
import dev.understudy.reports.table.Latex;
import dev.understudy.reports.table.LatexText;
import java.util.ArrayList;
import java.util.List;

/** The table of several runs as LaTeX; a run's changes stand in a line of their own below it. */
public final class CompareLatex {
  private CompareLatex() {}

  /** The whole file, to be {@code \input}. */
  public static String write(CompareGrid grid) {
    StringBuilder out = Latex.begin(CompareGrid.TITLE);
    if (grid.rows().isEmpty()) {
      return out.append("No subjects.\n\\end{table}\n").toString();
    }
    Latex.tabular(out, "l".repeat(CompareGrid.LABELS.size()) + "r".repeat(grid.columns().size()));
    List<String> head = new ArrayList<>(CompareGrid.LABELS);
    grid.columns()
        .forEach(
            c ->
                head.add(
                    LatexText.escape((c.label() + " " + c.arrow()).strip())
                        + Latex.marks(c.marks(), "")));
    line(out, head);
    String run = "";
    for (Row row : grid.rows()) {
      out.append(row.run().label().equals(run) ? "" : "\\midrule\n");
      run = row.run().label();
      row(out, row);
    }
    return Latex.end(out, grid.legend(), grid.notes());
  }

  private static void row(StringBuilder out, Row row) {
    List<String> cells = new ArrayList<>();
    row.labels().forEach(label -> cells.add(LatexText.escape(label)));
    row.cells().forEach(cell -> cells.add(Latex.cell(cell.value())));
    line(out, cells);
    if (row.cells().stream().anyMatch(cell -> !cell.change().value().isEmpty())) {
      List<String> changes =
          new ArrayList<>(java.util.Collections.nCopies(row.labels().size(), ""));
      row.cells().forEach(cell -> changes.add(change(cell)));
      line(out, changes);
    }
  }

  private static String change(Cell cell) {
    String text = cell.change().text();
    return text.isEmpty()
        ? ""
        : "{\\scriptsize \\ensuremath{\\Delta}~"
            + Latex.numbers(text)
            + (cell.shown() ? "\\textsuperscript{*}" : "")
            + "}";
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(LatexText.line(cells));
  }
}
