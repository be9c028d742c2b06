package dev.understudy.reports.table;

import java.util.List;
import java.util.Map;

/** Text for pdfLaTeX: nothing in it acts as a command, and every character can be set. */
public final class LatexText {
  private static final Map<Integer, String> WRITTEN =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '<', "\\ensuremath{<}"),
          Map.entry((int) '>', "\\ensuremath{>}"),
          Map.entry((int) '|', "\\ensuremath{|}"),
          Map.entry((int) '"', "''"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '—', "---"),
          Map.entry((int) '‘', "`"),
          Map.entry((int) '’', "'"),
          Map.entry((int) '“', "``"),
          Map.entry((int) '”', "''"),
          Map.entry((int) '…', "\\ldots{}"),
          Map.entry((int) '−', "\\ensuremath{-}"),
          Map.entry((int) '±', "\\ensuremath{\\pm}"),
          Map.entry((int) '×', "\\ensuremath{\\times}"),
          Map.entry((int) '·', "\\ensuremath{\\cdot}"),
          Map.entry((int) '∞', "\\ensuremath{\\infty}"),
          Map.entry((int) '↓', "\\ensuremath{\\downarrow}"),
          Map.entry((int) '↑', "\\ensuremath{\\uparrow}"),
          Map.entry((int) '→', "\\ensuremath{\\rightarrow}"),
          Map.entry((int) '≤', "\\ensuremath{\\leq}"),
          Map.entry((int) '≥', "\\ensuremath{\\geq}"),
          Map.entry((int) '≈', "\\ensuremath{\\approx}"),
          Map.entry((int) '√', "\\ensuremath{\\surd}"),
          Map.entry((int) '°', "\\ensuremath{^\\circ}"),
          Map.entry((int) '²', "\\ensuremath{^2}"),
          Map.entry((int) '³', "\\ensuremath{^3}"),
          Map.entry((int) 'µ', "\\ensuremath{\\mu}"),
          Map.entry((int) 'μ', "\\ensuremath{\\mu}"),
          Map.entry((int) 'σ', "\\ensuremath{\\sigma}"),
          Map.entry((int) 'Σ', "\\ensuremath{\\Sigma}"),
          Map.entry((int) 'ε', "\\ensuremath{\\epsilon}"),
          Map.entry((int) 'ψ', "\\ensuremath{\\psi}"),
          Map.entry((int) 'α', "\\ensuremath{\\alpha}"),
          Map.entry((int) 'β', "\\ensuremath{\\beta}"),
          Map.entry((int) 'Δ', "\\ensuremath{\\Delta}"),
          // amssymb's sign where a document loads it
          Map.entry((int) '✓', "\\ifdefined\\checkmark\\checkmark\\else\\ensuremath{\\surd}\\fi{}"),
          Map.entry((int) '†', "\\dag{}"));

  /** Letters outside of ASCII that pdfLaTeX sets in any encoding since 2018. */
  private static final String LETTERS =
      "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿČčĎďĚěŁłŇňŘřŠšŤťŮůŽžŐőŰűŃńŚśŹźŻżŒœ";

  private LatexText() {}

  /** Characters that pdfLaTeX cannot set are written as {@code [U+4E2D]}. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  /**
   * A line of a tabular. After the {@code \\\\} of the line before, a bracket or star would be
   * taken for its argument.
   *
   * @param cells already escaped, at least one
   */
  public static String line(List<String> cells) {
    String first = cells.get(0);
    String guard = first.startsWith("[") || first.startsWith("*") ? "{}" : "";
    return guard + String.join(" & ", cells) + " \\\\\n";
  }

  private static void append(StringBuilder out, int c) {
    String written = WRITTEN.get(c);
    if (written != null) {
      out.append(written);
    } else if ((c >= ' ' && c < 0x7F) || LETTERS.indexOf(c) >= 0) {
      out.appendCodePoint(c);
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      out.append(' ');
    } else {
      out.append(String.format("[U+%04X]", c));
    }
  }
}
