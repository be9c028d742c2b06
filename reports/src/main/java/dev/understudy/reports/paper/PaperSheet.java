package dev.understudy.reports.paper;

import dev.understudy.reports.table.Table.Note;
import java.util.List;

/**
 * A paper's tables with this run's lines in them, without a format. Texts are {@linkplain
 * dev.understudy.reports.view.Names#visible visible}, but not escaped.
 *
 * @param title the system
 * @param source the paper
 * @param grids its tables
 */
public record PaperSheet(String title, String source, List<Grid> grids) {

  /** Where a line's figures come from. */
  public enum Origin {
    PUBLISHED,
    MEASURED
  }

  /**
   * A table.
   *
   * @param id as in {@code published.csv}
   * @param caption what it shows
   * @param headings of all columns; the first ones name the line
   * @param labels how many columns name the line
   * @param lines the lines
   * @param legend what the signs mean, in whole sentences
   * @param notes the footnotes that marks refer to
   */
  public record Grid(
      String id,
      String caption,
      List<Heading> headings,
      int labels,
      List<Line> lines,
      List<String> legend,
      List<Note> notes) {}

  /**
   * A column's heading.
   *
   * @param title the paper's heading
   * @param arrow to the better side, or nothing
   * @param measured what the measured figures are where they are not what the title says
   * @param marks of its footnotes
   */
  public record Heading(String title, String arrow, String measured, List<String> marks) {}

  /**
   * A line.
   *
   * @param origin whether the paper's or ours
   * @param startsGroup whether a new group of lines begins here
   * @param cells as many as headings
   */
  public record Line(Origin origin, boolean startsGroup, List<Cell> cells) {}

  /**
   * A cell.
   *
   * @param text its figure or name
   * @param aside what follows it and is never bold, such as a reduction factor
   * @param bold as the paper's rule says
   * @param copied whether it is a published figure, which was not measured here
   * @param marks of its footnotes
   * @param source where a published figure stands; empty for measured ones
   */
  public record Cell(
      String text, String aside, boolean bold, boolean copied, List<String> marks, String source) {
    static Cell label(String text, boolean bold) {
      return new Cell(text, "", bold, false, List.of(), "");
    }
  }
}
