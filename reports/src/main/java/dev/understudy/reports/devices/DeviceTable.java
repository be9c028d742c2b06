package dev.understudy.reports.devices;

import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Note;
import dev.understudy.reports.view.Place;
import java.util.List;

/**
 * The table of subjects on devices without a format. Texts are {@linkplain
 * dev.understudy.reports.view.Names#visible visible}, but not escaped.
 *
 * @param columns the columns after the subject's
 * @param blocks the rows, place by place
 * @param legend what the signs mean, in whole sentences
 * @param notes the footnotes that marks refer to
 */
public record DeviceTable(
    List<Column> columns, List<Block> blocks, List<String> legend, List<Note> notes) {
  /** What the table is called. */
  public static final String TITLE = "Latency by device and runtime";

  /** Copies the lists. */
  public DeviceTable {
    columns = List.copyOf(columns);
    blocks = List.copyOf(blocks);
    legend = List.copyOf(legend);
    notes = List.copyOf(notes);
  }

  /** What a column holds. */
  public enum Kind {
    /** A number. */
    FIGURE,
    /** The pictures' size. */
    SIZE,
    /** Whether the median is in real time. */
    REAL_TIME,
    /** Whether all was measured as its protocol demands. */
    VALIDITY
  }

  /**
   * A column.
   *
   * @param label its heading, with its unit
   * @param direction which way is better
   * @param marks marks of its footnotes
   */
  public record Column(Kind kind, String label, Direction direction, List<String> marks) {
    /** The heading with an arrow to the better side. */
    String title() {
      return label
          + switch (direction) {
            case LOWER -> " ↓";
            case HIGHER -> " ↑";
            case NONE -> "";
          };
    }
  }

  /** The rows of one device and runtime. */
  public record Block(Place place, List<Line> lines) {
    /** Copies the list. */
    public Block {
      lines = List.copyOf(lines);
    }
  }

  /** A subject's row, with a cell for each column. */
  public record Line(Subject subject, List<Cell> cells) {
    /** Copies the list. */
    public Line {
      cells = List.copyOf(cells);
    }
  }

  /** The sign of real time. */
  public static final String YES = "✓";

  /** Its word, for those who cannot see the sign. */
  public static final String YES_WORD = "yes";

  /** Where the median is not in real time. */
  public static final String NO = "no";
}
