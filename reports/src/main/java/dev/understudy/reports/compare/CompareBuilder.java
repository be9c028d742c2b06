package dev.understudy.reports.compare;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.compare.CompareGrid.Cell;
import dev.understudy.reports.compare.CompareGrid.Column;
import dev.understudy.reports.compare.CompareGrid.Row;
import dev.understudy.reports.table.Headings;
import dev.understudy.reports.table.MeasureNotes;
import dev.understudy.reports.table.Notes;
import dev.understudy.reports.table.Ranking;
import dev.understudy.reports.table.Table;
import dev.understudy.reports.table.Table.Rank;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Figures.Figure;
import dev.understudy.reports.view.Nearest;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills the table of several runs. */
public final class CompareBuilder {
  private static final Figure NOTHING = new Figure("", "");

  private record Line(ComparedRun run, Subject subject, Place place) {}

  private final List<ComparedRun> runs;
  private final List<Line> lines = new ArrayList<>();
  private final Notes notes = new Notes();

  private CompareBuilder(List<ComparedRun> runs) {
    this.runs = runs;
    for (ComparedRun run : runs) {
      for (Subject subject : run.view().subjects()) {
        Nearest.places(run.view()).stream()
            .filter(place -> has(run, subject, place))
            .forEach(place -> lines.add(new Line(run, subject, place)));
      }
    }
  }

  /** A subject that was not run at a place has no row there, unless it has rows nowhere. */
  private static boolean has(ComparedRun run, Subject subject, Place place) {
    List<Place> own =
        Nearest.places(run.view()).stream()
            .filter(
                p ->
                    run.view().measures().stream()
                        .anyMatch(m -> run.view().value(subject.name(), m, p).isPresent()))
            .toList();
    return own.isEmpty() ? place.equals(Nearest.places(run.view()).get(0)) : own.contains(place);
  }

  /**
   * The table.
   *
   * @param runs at least one; the others are held against the first
   * @param measures its columns
   */
  public static CompareGrid of(List<ComparedRun> runs, List<MeasureInfo> measures) {
    return new CompareBuilder(runs).build(measures);
  }

  /**
   * A value beside the first run's.
   *
   * @param difference it − the first run's, or null
   * @param comparable {@code first}, {@code yes}, {@code no}, or empty without a counterpart
   * @param why why not, or empty
   */
  public record Value(
      ComparedRun run,
      Subject subject,
      Place place,
      Measurement measurement,
      @Nullable Measurement difference,
      String comparable,
      String why) {}

  /** Every value of every run, each at the place where it was measured. */
  public static List<Value> values(List<ComparedRun> runs) {
    CompareBuilder builder = new CompareBuilder(runs);
    List<Value> values = new ArrayList<>();
    for (ComparedRun run : runs) {
      for (Subject subject : run.view().subjects()) {
        for (MeasureInfo measure : run.view().measures()) {
          for (Place place : run.view().places(measure)) {
            Line line = new Line(run, subject, place);
            value(line, measure).ifPresent(m -> values.add(builder.value(line, measure, m)));
          }
        }
      }
    }
    return values;
  }

  private Value value(Line line, MeasureInfo measure, Measurement m) {
    Optional<String> why = reason(line, measure);
    Optional<Change> change = why.isEmpty() ? change(line, measure, m) : Optional.empty();
    String comparable = why.isPresent() ? "no" : change.isPresent() ? "yes" : "";
    return new Value(
        line.run(),
        line.subject(),
        line.place(),
        m,
        change.map(Change::difference).orElse(null),
        isFirst(line) ? "first" : comparable,
        why.orElse(""));
  }

  private CompareGrid build(List<MeasureInfo> measures) {
    List<Column> columns = new ArrayList<>();
    List<List<Cell>> filled = new ArrayList<>();
    for (MeasureInfo measure : measures) {
      List<Measurement> values = lines.stream().flatMap(l -> value(l, measure).stream()).toList();
      String arrow =
          switch (measure.direction()) {
            case LOWER -> "↓";
            case HIGHER -> "↑";
            case NONE -> "";
          };
      String note = MeasureNotes.ofColumn(values);
      List<String> marks = note.isEmpty() ? List.of() : List.of(notes.mark(note));
      columns.add(new Column(measure, Headings.of(measure, values), arrow, marks));
      filled.add(cells(measure));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int line = i;
      Line l = lines.get(i);
      rows.add(
          new Row(l.run(), l.subject(), l.place(), filled.stream().map(c -> c.get(line)).toList()));
    }
    return new CompareGrid(columns, rows, CompareLegend.of(runs, rows), notes.all());
  }

  private List<Cell> cells(MeasureInfo measure) {
    List<Optional<String>> reasons = lines.stream().map(line -> reason(line, measure)).toList();
    List<Measurement> ranked = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (reasons.get(i).isEmpty()) {
        value(lines.get(i), measure).ifPresent(ranked::add);
      }
    }
    Ranking ranking = Ranking.of(ranked, measure.direction());
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      cells.add(cell(lines.get(i), measure, reasons.get(i), ranking));
    }
    return cells;
  }

  private Cell cell(Line line, MeasureInfo measure, Optional<String> reason, Ranking ranking) {
    Optional<Measurement> found = value(line, measure);
    if (found.isEmpty()) {
      String why =
          line.run().view().measures().stream().anyMatch(m -> m.id().equals(measure.id()))
              ? "There is no such figure for this subject."
              : "This was not measured in that run.";
      return new Cell(missing(notes.mark(why)), NOTHING, false, reason.isEmpty());
    }
    Measurement m = found.get();
    List<String> marks = new ArrayList<>();
    Validity validity = m.validity();
    if (!validity.isMeasured()) {
      marks.add(notes.mark(Phrases.sentence(Phrases.describe(validity))));
    }
    reason.ifPresent(why -> marks.add(notes.mark("Not comparable: " + why + ".")));
    boolean doubtful = !validity.isMeasured() && !Double.isNaN(m.value());
    Rank rank = reason.isEmpty() ? ranking.of(m) : Rank.NONE;
    Optional<Change> change = reason.isEmpty() ? change(line, measure, m) : Optional.empty();
    return new Cell(
        new Table.Cell(Figures.of(m), m.value(), rank, false, doubtful, List.copyOf(marks)),
        change.map(c -> Figures.signed(c.difference())).orElse(NOTHING),
        change.map(Change::isShownByInterval).orElse(false),
        reason.isEmpty());
  }

  private static Table.Cell missing(String mark) {
    return new Table.Cell(
        new Figure(Figures.MISSING, ""), Double.NaN, Rank.NONE, false, false, List.of(mark));
  }

  private static Optional<Measurement> value(Line line, MeasureInfo measure) {
    return Nearest.value(line.run().view(), line.subject().name(), measure, line.place());
  }

  private boolean isFirst(Line line) {
    return line.run().label().equals(runs.get(0).label());
  }

  /** The first run's value that a line's is held against. */
  private Optional<Measurement> base(Line line, MeasureInfo measure) {
    ComparedRun first = runs.get(0);
    return first
        .like(line.subject())
        .flatMap(like -> Nearest.value(first.view(), like.name(), measure, line.place()))
        .filter(m -> Double.isFinite(m.value()));
  }

  /**
   * Why a value may not be held against the first run's; nothing to hold it against is no reason.
   */
  private Optional<String> reason(Line line, MeasureInfo measure) {
    Optional<Measurement> own = value(line, measure).filter(m -> Double.isFinite(m.value()));
    if (isFirst(line) || own.isEmpty()) {
      return Optional.empty();
    }
    Comparability between =
        new Comparability(runs.get(0).view().record(), line.run().view().record());
    return base(line, measure)
        .flatMap(base -> between.reason(measure, line.place(), base, own.get()));
  }

  private Optional<Change> change(Line line, MeasureInfo measure, Measurement own) {
    return isFirst(line) || !Double.isFinite(own.value())
        ? Optional.empty()
        : base(line, measure).map(base -> Change.of(measure, base, own));
  }
}
