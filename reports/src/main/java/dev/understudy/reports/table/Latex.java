package dev.understudy.reports.table;

import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Column;
import dev.understudy.reports.table.Table.Line;
import dev.understudy.reports.table.Table.Note;
import dev.understudy.reports.table.Table.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table as LaTeX: a {@code table} environment with a booktabs {@code tabular}, caption and
 * notes. Numbers stand in {@code \num}, so that siunitx sets them where a document loads it.
 */
public final class Latex {
  private static final Pattern NUMBER =
      Pattern.compile("([+−]?)([0-9]+(?:\\.[0-9]+)?(?:e[−]?[0-9]+)?)");

  /** What every table's file begins with. */
  private static final String PREAMBLE =
      """
      % Needs \\usepackage{booktabs,graphicx}; uses siunitx's \\num where it is loaded.
      \\providecommand{\\num}[1]{\\ensuremath{#1}}
      """;

  /**
   * What stands before a {@code tabular}, whose end closes a brace. Bold numbers are not siunitx's,
   * so its grouping of digits would differ from theirs. A table wider than the text is shrunk, a
   * narrow one left as it is.
   */
  private static final String LAYOUT =
      """
      \\ifdefined\\sisetup\\sisetup{group-minimum-digits=9}\\fi
      \\footnotesize
      \\setlength{\\tabcolsep}{3.5pt}
      \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
      """;

  private Latex() {}

  /** The whole file, to be {@code \input}. */
  public static String write(Table table) {
    StringBuilder out = begin(table.title());
    if (table.sections().isEmpty()) {
      return out.append("No measurements.\n\\end{table}\n").toString();
    }
    tabular(out, "l" + "r".repeat(table.columns().size()));
    headings(out, table.columns());
    for (Section section : table.sections()) {
      section(out, section, table.columns().size() + 1);
    }
    return end(out, table.legend(), table.notes());
  }

  /** A file with its table begun, as far as the caption. */
  public static StringBuilder begin(String title) {
    StringBuilder out = new StringBuilder(PREAMBLE);
    out.append("\\begin{table}[htbp]\n\\centering\n");
    return out.append("\\caption{").append(LatexText.escape(title)).append("}\n\\medskip\n");
  }

  /** Begins the tabular; its columns are aligned by {@code l}, {@code c} and {@code r}. */
  public static void tabular(StringBuilder out, String columns) {
    out.append(LAYOUT).append("\\begin{tabular}{@{}").append(columns).append("@{}}\n\\toprule\n");
  }

  /** A line that names those below it, after a rule. */
  public static void group(StringBuilder out, String title, int columns) {
    out.append("\\midrule\n\\multicolumn{").append(columns).append("}{@{}l}{\\textit{");
    out.append(LatexText.escape(title)).append("}} \\\\\n");
  }

  /** Ends tabular and table; the whole file. */
  public static String end(StringBuilder out, List<String> legend, List<Note> notes) {
    out.append("\\bottomrule\n\\end{tabular}}\n\n");
    notes(out, legend, notes);
    return out.append("\\end{table}\n").toString();
  }

  private static void headings(StringBuilder out, List<Column> columns) {
    out.append("Measure");
    columns.forEach(column -> out.append(" & ").append(LatexText.escape(Headings.title(column))));
    out.append(" \\\\\n");
    for (Column column : columns) {
      out.append(" & \\scriptsize ").append(LatexText.escape(Headings.subtitle(column)));
    }
    out.append(" \\\\\n");
  }

  private static void section(StringBuilder out, Section section, int width) {
    group(out, section.title(), width);
    for (Line line : section.lines()) {
      String arrow = line.arrow().isEmpty() ? "" : " " + LatexText.escape(line.arrow());
      List<String> cells = new ArrayList<>();
      cells.add(LatexText.escape(line.label()) + arrow + marks(line.marks(), ""));
      line.cells().forEach(cell -> cells.add(cell(cell)));
      out.append(LatexText.line(cells));
    }
  }

  /** A cell's value with its interval, signs and marks. */
  public static String cell(Cell cell) {
    String signs = (cell.significant() ? "*" : "") + (cell.doubtful() ? "\\dag{}" : "");
    String value = cell.figure().value();
    String interval = cell.figure().interval();
    String plain = cell.second() ? "\\underline{" + numbers(value) + "}" : numbers(value);
    String set = cell.best() ? "\\textbf{" + LatexText.escape(value) + "}" : plain;
    return set + (interval.isEmpty() ? "" : " " + numbers(interval)) + marks(cell.marks(), signs);
  }

  /** Wraps each number in {@code \num}; what is between them is text. */
  public static String numbers(String text) {
    StringBuilder out = new StringBuilder();
    Matcher number = NUMBER.matcher(text);
    int end = 0;
    while (number.find()) {
      out.append(LatexText.escape(text.substring(end, number.start())));
      String sign = number.group(1).equals("+") ? "\\ensuremath{+}" : "";
      String minus = number.group(1).equals("−") ? "-" : "";
      out.append(sign).append("\\num{").append(minus);
      out.append(number.group(2).replace('−', '-')).append('}');
      end = number.end();
    }
    return out.append(LatexText.escape(text.substring(end))).toString();
  }

  /** Signs and marks of footnotes, raised. */
  public static String marks(List<String> marks, String signs) {
    String letters = String.join(",", marks.stream().distinct().toList());
    return (signs + letters).isEmpty() ? "" : "\\textsuperscript{" + signs + letters + "}";
  }

  /** The sentences and footnotes below a table. */
  private static void notes(StringBuilder out, List<String> legend, List<Note> notes) {
    out.append("\\vspace{0.6ex}\n\\begin{minipage}{\\linewidth}\\scriptsize\\raggedright\n");
    for (String sentence : legend) {
      out.append(LatexText.escape(sentence)).append("\\par\n");
    }
    for (Note note : notes) {
      out.append("\\textsuperscript{").append(note.mark()).append("}~");
      out.append(LatexText.escape(note.text())).append("\\par\n");
    }
    out.append("\\end{minipage}\n");
  }
}
