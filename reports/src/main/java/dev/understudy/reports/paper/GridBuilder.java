package dev.understudy.reports.paper;

import dev.understudy.reports.RunRecord.PaperTable;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import dev.understudy.reports.paper.PaperSheet.Origin;
import dev.understudy.reports.paper.Readings.Choice;
import dev.understudy.reports.table.Notes;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes one table of a sheet. */
final class GridBuilder {
  /** A column with what fills it in this run; a place for those that were timed somewhere. */
  record Filled(LayoutColumn column, Optional<Choice> choice, Optional<Place> place) {}

  private final RunView view;
  private final PaperLayout layout;
  private final LayoutTable table;
  private final PaperTable paper;
  private final Readings readings;
  private final Notes notes = new Notes();
  private final List<Filled> columns;

  GridBuilder(RunView view, PaperLayout layout, LayoutTable table, PaperTable paper) {
    this.view = view;
    this.layout = layout;
    this.table = table;
    this.paper = paper;
    this.readings = new Readings(view);
    this.columns = columns();
  }

  PaperSheet.Grid build() {
    Values figures = new Values(layout, table, paper, readings, notes);
    Map<Groups.Entry, List<Values.Value>> lines = new LinkedHashMap<>();
    for (Groups.Entry entry : Groups.of(layout, table, paper, view)) {
      List<Values.Value> values = columns.stream().map(c -> figures.of(entry, c)).toList();
      boolean says = entry.subject().isEmpty() || values.stream().anyMatch(v -> v.isFigure());
      if (says) {
        lines.put(entry, values);
      }
    }
    Emphasis emphasis = new Emphasis(layout, table, columns, lines);
    List<Heading> headings = headings();
    List<Line> drawn = new ArrayList<>();
    String before = null;
    for (var line : lines.entrySet()) {
      Groups.Entry entry = line.getKey();
      boolean starts = !entry.row().equals(before);
      before = entry.row();
      List<Cell> cells = new ArrayList<>(labels(entry, starts, emphasis.ofName(entry)));
      for (int i = 0; i < columns.size(); i++) {
        cells.add(
            figures.cell(
                line.getValue().get(i), emphasis.ofCell(entry, i), emphasis.factor(entry, i)));
      }
      Origin origin = entry.subject().isEmpty() ? Origin.PUBLISHED : Origin.MEASURED;
      drawn.add(new Line(origin, starts, List.copyOf(cells)));
    }
    return new PaperSheet.Grid(
        table.id(),
        table.caption(),
        headings,
        table.keys().size() + 1,
        List.copyOf(drawn),
        GridLegend.of(layout, table, headings, drawn),
        notes.all());
  }

  private List<Filled> columns() {
    List<Filled> filled = new ArrayList<>();
    table.columns().forEach(c -> filled.add(new Filled(c, readings.choose(c), Optional.empty())));
    LayoutColumn places = table.places();
    if (places != null) {
      Optional<Choice> choice = readings.choose(places);
      choice.ifPresent(
          c ->
              view.places(c.measure())
                  .forEach(p -> filled.add(new Filled(places, choice, Optional.of(p)))));
    }
    return List.copyOf(filled);
  }

  private List<Heading> headings() {
    List<Heading> headings = new ArrayList<>();
    table.keys().forEach(key -> headings.add(new Heading(key, "", "", List.of())));
    headings.add(new Heading(table.method(), "", "", List.of()));
    for (Filled filled : columns) {
      LayoutColumn column = filled.column();
      String title =
          filled.place().map(p -> p.label() + ", " + column.title()).orElse(column.title());
      String measured =
          filled
              .choice()
              .filter(c -> !c.isThePapers())
              .map(c -> "measured: " + Names.visible(c.measure().id()))
              .orElse("");
      List<String> marks = column.note().isEmpty() ? List.of() : List.of(notes.mark(column.note()));
      headings.add(new Heading(title, column.arrow(), measured, marks));
    }
    return List.copyOf(headings);
  }

  /** A group's name stands at its first line only, as papers print it. */
  private List<Cell> labels(Groups.Entry entry, boolean starts, boolean bold) {
    List<Cell> labels = new ArrayList<>();
    String group = entry.row().isEmpty() ? view.record().name() : entry.row();
    // What a run of one's own is called may have more parts than the table has columns.
    List<String> parts = List.of(group.split(" / ", table.keys().size()));
    for (int i = 0; i < table.keys().size(); i++) {
      labels.add(Cell.label(starts && i < parts.size() ? Names.visible(parts.get(i)) : "", false));
    }
    String name =
        entry.subject().map(Subject::name).map(n -> n + ", measured").orElse(entry.method());
    labels.add(Cell.label(Names.visible(name), bold));
    return labels;
  }
}
