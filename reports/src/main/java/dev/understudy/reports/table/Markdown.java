package dev.understudy.reports.table;

import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Column;
import dev.understudy.reports.table.Table.Line;
import dev.understudy.reports.table.Table.Note;
import dev.understudy.reports.table.Table.Section;
import java.util.List;
import java.util.stream.Collectors;

/** The table as GitHub-flavoured Markdown. */
public final class Markdown {
  /** Each is ASCII punctuation with a meaning somewhere in Markdown, and may follow a backslash. */
  private static final String SPECIAL = "\\`*_{}[]()#+-.!|~^$:@";

  private Markdown() {}

  /** The whole file. */
  public static String write(Table table) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escape(table.title())).append("\n\n");
    if (table.sections().isEmpty()) {
      return out.append("No measurements.\n").toString();
    }
    row(out, "Measure", table.columns().stream().map(Markdown::heading).toList());
    out.append("|:---|");
    table.columns().forEach(column -> out.append("---:|"));
    out.append('\n');
    for (Section section : table.sections()) {
      group(out, section.title(), table.columns().size());
      section.lines().forEach(line -> line(out, line));
    }
    notes(out, table.legend(), table.notes());
    return out.toString();
  }

  /** The sentences and footnotes below a table, after an empty line. */
  public static void notes(StringBuilder out, List<String> legend, List<Note> notes) {
    out.append('\n');
    for (String sentence : legend) {
      out.append("- ").append(escape(sentence)).append('\n');
    }
    for (Note note : notes) {
      out.append("- <sup>").append(note.mark()).append("</sup> ").append(escape(note.text()));
      out.append('\n');
    }
  }

  private static void line(StringBuilder out, Line line) {
    String label = escape(line.label()) + (line.arrow().isEmpty() ? "" : " " + line.arrow());
    row(out, label + marks(line.marks()), line.cells().stream().map(Markdown::cell).toList());
  }

  /**
   * A row that names those below it.
   *
   * @param title not escaped yet
   * @param rest how many columns there are after the first
   */
  public static void group(StringBuilder out, String title, int rest) {
    row(out, "**" + escape(title) + "**", java.util.Collections.nCopies(rest, ""));
  }

  /** A row of cells that are escaped already. */
  public static void row(StringBuilder out, String first, List<String> rest) {
    out.append("| ").append(first).append(" |");
    rest.forEach(cell -> out.append(cell.isEmpty() ? " |" : " " + cell + " |"));
    out.append('\n');
  }

  private static String heading(Column column) {
    String subtitle = escape(Headings.subtitle(column));
    return escape(Headings.title(column)) + (subtitle.isEmpty() ? "" : "<br>" + subtitle);
  }

  /** A cell's value with its interval, signs and marks. */
  public static String cell(Cell cell) {
    String value = cell.figure().value(); // digits, signs and brackets need no escaping
    if (value.isEmpty()) {
      return "";
    }
    String interval = cell.figure().interval();
    String shown = cell.best() ? "**" + value + "**" : value;
    return (cell.second() ? "<u>" + value + "</u>" : shown)
        + (interval.isEmpty() ? "" : " " + interval)
        + (cell.significant() ? "\\*" : "")
        + (cell.doubtful() ? "†" : "")
        + marks(cell.marks());
  }

  /** Marks of footnotes, raised. */
  public static String marks(List<String> marks) {
    return marks.isEmpty()
        ? ""
        : marks.stream().distinct().collect(Collectors.joining(",", "<sup>", "</sup>"));
  }

  /** Text that shows as it is, whatever it holds. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        default -> {
          if (SPECIAL.indexOf(c) >= 0 && !harmless(text, i)) {
            out.append('\\');
          }
          out.append(c);
        }
      }
    }
    return out.toString();
  }

  /** Where a sign means nothing in Markdown, a reader of the bare text should not meet a \\. */
  private static boolean harmless(String text, int i) {
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
    boolean inWord = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after);
    return switch (text.charAt(i)) {
      case '.' -> !isWww(text, i) && !isNumber(text.substring(0, i));
      case '-', '+' -> inWord;
      case '(', ')' -> text.indexOf('[') < 0;
      case ':' -> after == ' ';
      default -> false;
    };
  }

  /** {@code 1.} at a line's start would begin a list. */
  private static boolean isNumber(String text) {
    return text.chars().allMatch(Character::isDigit);
  }

  private static boolean isWww(String text, int i) {
    return text.regionMatches(true, Math.max(0, i - 3), "www", 0, 3);
  }
}
