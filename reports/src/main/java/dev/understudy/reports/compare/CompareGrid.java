package dev.understudy.reports.compare;

import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.table.Table.Note;
import dev.understudy.reports.view.Figures.Figure;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Place;
import java.util.List;

/**
 * The table of several runs without a format. Texts are {@linkplain Names#visible visible}, but not
 * escaped.
 *
 * @param columns the measures
 * @param rows one for each run, subject and place
 * @param legend what the signs mean, in whole sentences
 * @param notes the footnotes that marks refer to
 */
public record CompareGrid(
    List<Column> columns, List<Row> rows, List<String> legend, List<Note> notes) {
  /** Copies the lists. */
  public CompareGrid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    legend = List.copyOf(legend);
    notes = List.copyOf(notes);
  }

  /** What the table is called. */
  public static final String TITLE = "Runs compared";

  /** The headings of the columns before the measures. */
  public static final List<String> LABELS = List.of("Run", "Subject", "Role", "Device", "Runtime");

  /**
   * A measure's column.
   *
   * @param label with its unit
   * @param arrow to the better side, or empty
   * @param marks of its footnotes
   */
  public record Column(MeasureInfo measure, String label, String arrow, List<String> marks) {}

  /** A run's subject at a place, with a cell for each column. */
  public record Row(ComparedRun run, Subject subject, Place place, List<Cell> cells) {
    /** The texts before the cells; "–" where a place does not matter. */
    public List<String> labels() {
      return List.of(
          Names.visible(run.label()),
          Names.visible(subject.name()),
          subject.role().name().toLowerCase(java.util.Locale.ROOT),
          place.device() == null ? "–" : Names.visible(place.device()),
          place.runtime() == null ? "–" : Names.visible(place.runtime()));
    }
  }

  /**
   * A value and what became of it since the first run.
   *
   * @param value the value, with its marks
   * @param change against the first run's; an empty figure where there is none
   * @param shown whether the change was shown
   * @param comparable whether it may be held against the first run's
   */
  public record Cell(Table.Cell value, Figure change, boolean shown, boolean comparable) {}
}
