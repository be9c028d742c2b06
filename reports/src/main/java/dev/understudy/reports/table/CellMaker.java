package dev.understudy.reports.table;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.Role;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Column;
import dev.understudy.reports.table.Table.Kind;
import dev.understudy.reports.table.Table.Rank;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Figures.Figure;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import dev.understudy.reports.view.Versus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills a row's cells and notes down what a reader must know of them. */
final class CellMaker {
  private static final Cell BLANK =
      new Cell(new Figure("", ""), Double.NaN, Rank.NONE, false, false, List.of());

  private final RunView view;
  private final Notes notes;

  CellMaker(RunView view, Notes notes) {
    this.view = view;
    this.notes = notes;
  }

  List<Cell> of(List<Column> columns, MeasureInfo measure, Place place) {
    Ranking ranking = ranking(measure, place);
    List<Cell> cells = new ArrayList<>();
    for (Column column : columns) {
      cells.add(
          switch (column.kind()) {
            case REAL -> real(measure, place);
            case SUBJECT -> subject(column, measure, place, ranking);
            case DIFFERENCE, RATIO -> versus(column, measure, place);
          });
    }
    return List.copyOf(cells);
  }

  /** Most measures have no value of the real pictures, so a gap there is no news. */
  private Cell real(MeasureInfo measure, Place place) {
    return view.value(RunRecord.REAL, measure, place).map(m -> cell(m, Rank.NONE)).orElse(BLANK);
  }

  private Cell subject(Column column, MeasureInfo measure, Place place, Ranking ranking) {
    Optional<Measurement> value = view.value(column.subject(), measure, place);
    if (value.isPresent()) {
      Measurement m = value.get();
      return cell(m, ranking.of(m));
    }
    boolean reference = measure.group() == Group.PAIRED && column.role() == Role.TEACHER;
    String why =
        reference
            ? "The teacher is what the student’s pictures are compared with."
            : "There is no such figure for this subject.";
    return new Cell(
        new Figure(Figures.MISSING, ""),
        Double.NaN,
        Rank.NONE,
        false,
        false,
        List.of(notes.mark(why)));
  }

  private Cell cell(Measurement m, Rank rank) {
    List<String> marks = new ArrayList<>();
    boolean valid = m.validity().isMeasured();
    if (!valid) {
      marks.add(notes.mark(Phrases.sentence(Phrases.describe(m.validity()))));
    }
    m.warnings()
        .forEach(warning -> marks.add(notes.mark(Phrases.sentence(Names.visible(warning)))));
    boolean doubtful = !valid && !Double.isNaN(m.value());
    return new Cell(Figures.of(m), m.value(), rank, false, doubtful, List.copyOf(marks));
  }

  private Cell versus(Column column, MeasureInfo measure, Place place) {
    Optional<Versus> versus = view.versus(column.subject(), measure, place);
    if (versus.isEmpty()) {
      return BLANK; // the subjects' own cells say why there is nothing to compare
    }
    Versus v = versus.get();
    Measurement m = column.kind() == Kind.DIFFERENCE ? v.difference() : v.ratio();
    if (m == null) {
      return BLANK;
    }
    Figure figure = column.kind() == Kind.DIFFERENCE ? Figures.signed(m) : Figures.ratio(m);
    boolean exact = v.pValue() == null && v.difference().interval() == null;
    boolean significant =
        column.kind() == Kind.DIFFERENCE && v.isSignificant() && v.isValid() && !exact;
    boolean valid = m.validity().isMeasured();
    List<String> marks = new ArrayList<>();
    if (!valid) {
      marks.add(notes.mark(Phrases.sentence(Phrases.describe(m.validity()))));
    }
    m.warnings()
        .forEach(warning -> marks.add(notes.mark(Phrases.sentence(Names.visible(warning)))));
    boolean doubtful = !valid && !Double.isNaN(m.value());
    return new Cell(figure, m.value(), Rank.NONE, significant, doubtful, List.copyOf(marks));
  }

  /** Only figures that may be believed are ranked. */
  private Ranking ranking(MeasureInfo measure, Place place) {
    return Ranking.of(
        view.subjects().stream()
            .map(Subject::name)
            .flatMap(name -> view.value(name, measure, place).stream())
            .toList(),
        measure.direction());
  }
}
