package dev.understudy.reports.paper;

import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Grid;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import dev.understudy.reports.table.LatexText;
import dev.understudy.reports.table.Table.Note;
import java.util.List;
import java.util.stream.Collectors;

/** A paper's tables as LaTeX: a {@code table} with a booktabs {@code tabular} for each. */
public final class PaperLatex {
  private PaperLatex() {}

  /** The whole file, to be {@code \input}. */
  public static String write(PaperSheet sheet) {
    StringBuilder out = new StringBuilder("% Needs \\usepackage{booktabs,graphicx}.\n");
    sheet.grids().forEach(grid -> grid(out, sheet, grid));
    return out.toString();
  }

  private static void grid(StringBuilder out, PaperSheet sheet, Grid grid) {
    out.append("\\begin{table}[htbp]\n\\centering\n\\caption{");
    out.append(LatexText.escape(sheet.title() + ". " + grid.caption())).append("}\n\\medskip\n");
    out.append("\\footnotesize\n\\setlength{\\tabcolsep}{3.5pt}\n");
    // Shrinks a table that is wider than the text, and leaves a narrow one as it is.
    out.append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n");
    out.append("\\begin{tabular}{@{}").append("l".repeat(grid.labels()));
    out.append("r".repeat(grid.headings().size() - grid.labels())).append("@{}}\n\\toprule\n");
    row(out, grid.headings().stream().map(PaperLatex::heading).toList());
    if (grid.headings().stream().anyMatch(h -> !h.measured().isEmpty())) {
      row(out, grid.headings().stream().map(PaperLatex::measured).toList());
    }
    for (Line line : grid.lines()) {
      out.append(line.startsGroup() ? "\\midrule\n" : "");
      row(out, line.cells().stream().map(PaperLatex::cell).toList());
    }
    out.append("\\bottomrule\n\\end{tabular}}\n\n");
    out.append("\\vspace{0.6ex}\n\\begin{minipage}{\\linewidth}\\scriptsize\\raggedright\n");
    grid.legend().forEach(s -> out.append(LatexText.escape(s)).append("\\par\n"));
    for (Note note : grid.notes()) {
      out.append("\\textsuperscript{").append(note.mark()).append("}~");
      out.append(LatexText.escape(note.text())).append("\\par\n");
    }
    out.append("\\end{minipage}\n\\end{table}\n");
  }

  private static void row(StringBuilder out, List<String> cells) {
    // A bracket or star at a row's start would be an argument of the \\ before it.
    out.append(cells.stream().collect(Collectors.joining(" & ", "{}", " \\\\\n")));
  }

  private static String heading(Heading heading) {
    return LatexText.escape(heading.title())
        + (heading.arrow().isEmpty() ? "" : " " + LatexText.escape(heading.arrow()))
        + marks(heading.marks());
  }

  private static String measured(Heading heading) {
    return heading.measured().isEmpty()
        ? ""
        : "\\scriptsize " + LatexText.escape(heading.measured());
  }

  private static String cell(Cell cell) {
    String text = LatexText.escape(cell.text());
    return (cell.bold() ? "\\textbf{" + text + "}" : text)
        + (cell.copied() ? "\\textsuperscript{\\dag{}}" : "")
        + (cell.aside().isEmpty() ? "" : " " + LatexText.escape(cell.aside()))
        + marks(cell.marks());
  }

  private static String marks(List<String> marks) {
    return marks.isEmpty() ? "" : "\\textsuperscript{" + String.join(",", marks) + "}";
  }
}
