package dev.understudy.reports.table;

import java.util.List;

/**
 * A plain table of texts, without a format. Texts are {@linkplain
 * dev.understudy.reports.view.Names#visible visible}, but not escaped.
 *
 * @param id letters and dashes, unique in a report
 * @param title what it shows
 * @param head a heading for each column; the first columns' texts are left-aligned
 * @param texts how many of the first columns hold texts; the others hold figures
 * @param rows a text for each column
 * @param notes whole sentences below it
 */
public record Sheet(
    String id,
    String title,
    List<String> head,
    int texts,
    List<List<String>> rows,
    List<String> notes) {
  /** Copies the lists. */
  public Sheet {
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
    notes = List.copyOf(notes);
  }

  /** As GitHub-flavoured Markdown. */
  public static String markdown(List<Sheet> sheets) {
    StringBuilder out = new StringBuilder();
    for (Sheet sheet : sheets) {
      out.append(out.isEmpty() ? "# " : "\n# ").append(Markdown.escape(sheet.title));
      out.append("\n\n");
      sheet.line(out, sheet.head);
      out.append('|');
      for (int i = 0; i < sheet.head.size(); i++) {
        out.append(i < sheet.texts ? ":---|" : "---:|");
      }
      out.append('\n');
      sheet.rows.forEach(row -> sheet.line(out, row));
      out.append('\n');
      sheet.notes.forEach(note -> out.append("- ").append(Markdown.escape(note)).append('\n'));
    }
    return out.toString();
  }

  /** Whether it is more than a figure with its SI prefix. */
  private static boolean isText(String cell) {
    return cell.codePoints().filter(Character::isLetter).count() > 1;
  }

  private void line(StringBuilder out, List<String> cells) {
    out.append('|');
    // Digits, signs and brackets of figures need no escaping; texts have letters beside them.
    for (int i = 0; i < cells.size(); i++) {
      boolean figure = !isText(cells.get(i)) && cells.get(i).matches("[0-9±∞−].*|\\[.*");
      out.append(' ').append(figure ? cells.get(i) : Markdown.escape(cells.get(i))).append(" |");
    }
    out.append('\n');
  }

  /** As LaTeX: a {@code table} with a booktabs {@code tabular} for each. */
  public static String latex(List<Sheet> sheets) {
    StringBuilder out = new StringBuilder("% Needs \\usepackage{booktabs,graphicx}.\n");
    for (Sheet sheet : sheets) {
      out.append("\\begin{table}[htbp]\n\\centering\n\\caption{");
      out.append(LatexText.escape(sheet.title)).append("}\n\\medskip\n\\footnotesize\n");
      out.append("\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n");
      out.append("\\begin{tabular}{@{}").append("l".repeat(sheet.texts));
      out.append("r".repeat(sheet.head.size() - sheet.texts)).append("@{}}\n\\toprule\n");
      set(out, sheet.head);
      out.append("\\midrule\n");
      sheet.rows.forEach(row -> set(out, row));
      out.append("\\bottomrule\n\\end{tabular}}\n\n");
      out.append("\\vspace{0.6ex}\n\\begin{minipage}{\\linewidth}\\scriptsize\\raggedright\n");
      sheet.notes.forEach(n -> out.append(LatexText.escape(n)).append("\\par\n"));
      out.append("\\end{minipage}\n\\end{table}\n");
    }
    return out.toString();
  }

  private static void set(StringBuilder out, List<String> cells) {
    out.append(LatexText.line(cells.stream().map(LatexText::escape).toList()));
  }
}
