package dev.understudy.harness.cli;

import dev.understudy.reports.view.Names;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns of text for a terminal. */
public final class TextTable {
  private final String alignment;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param alignment {@code l} or {@code r} for each column
   */
  public TextTable(String alignment) {
    this.alignment = alignment;
  }

  /** Adds a row; what would hide in a cell is shown. */
  public void row(String... cells) {
    List<String> row = new ArrayList<>();
    for (String cell : cells) {
      row.add(Names.visible(cell));
    }
    rows.add(row);
  }

  /** Prints all rows, columns as wide as their widest cell. */
  public void print(PrintWriter out) {
    int[] widths = new int[alignment.length()];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        String gap = " ".repeat(widths[i] - row.get(i).length());
        line.append(i == 0 ? "" : "  ");
        line.append(alignment.charAt(i) == 'r' ? gap + row.get(i) : row.get(i) + gap);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  /** A count in four digits and its unit: {@code 49.55 G}. */
  public static String brief(long value) {
    String[] units = {"", " k", " M", " G", " T", " P"};
    double left = (double) value;
    int unit = 0;
    while (left >= 999.95 && unit < units.length - 1) {
      left /= 1000;
      unit++;
    }
    if (unit == 0) {
      return Long.toString(value);
    }
    int decimals = left >= 99.995 ? 1 : left >= 9.9995 ? 2 : 3;
    return String.format(Locale.ROOT, "%." + decimals + "f%s", left, units[unit]);
  }

  /** A count in full: {@code 49,551,507,456}. */
  public static String full(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A share in percent, with one decimal. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
