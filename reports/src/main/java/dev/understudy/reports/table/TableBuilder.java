package dev.understudy.reports.table;

import dev.understudy.common.Measurement;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Group;
import dev.understudy.reports.RunRecord;
import dev.understudy.reports.RunRecord.Subject;
import dev.understudy.reports.table.Table.Column;
import dev.understudy.reports.table.Table.Kind;
import dev.understudy.reports.table.Table.Line;
import dev.understudy.reports.table.Table.Section;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RunView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the comparison table from a record. */
public final class TableBuilder {
  private final RunView view;
  private final List<Column> columns;
  private final Notes notes = new Notes();
  private final CellMaker cells;

  private TableBuilder(RunView view) {
    this.view = view;
    this.columns = columns(view);
    this.cells = new CellMaker(view, notes);
  }

  /** The table of a record, with as many sections as it has groups and places. */
  public static Table of(RunView view) {
    return new TableBuilder(view).build();
  }

  private Table build() {
    List<Section> sections = new ArrayList<>();
    for (Group group : Group.values()) {
      if (group == Group.LATENCY) {
        view.places(group).forEach(place -> add(sections, latency(place)));
      } else {
        add(sections, section(group));
      }
    }
    List<String> legend = Legend.of(view, sections);
    String title = Names.visible(view.record().name());
    return new Table(title, columns, List.copyOf(sections), legend, notes.all());
  }

  private static void add(List<Section> sections, Section section) {
    if (!section.lines().isEmpty()) {
      sections.add(section);
    }
  }

  private Section section(Group group) {
    List<Line> lines = new ArrayList<>();
    for (MeasureInfo measure : view.measures(group)) {
      view.places(measure).forEach(place -> lines.add(line(measure, place, place.label())));
    }
    return new Section(group, "", List.copyOf(lines));
  }

  private Section latency(Place place) {
    List<Line> lines =
        view.measures(Group.LATENCY).stream()
            .filter(measure -> view.places(measure).contains(place))
            .map(measure -> line(measure, place, ""))
            .toList();
    return new Section(Group.LATENCY, place.label(), lines);
  }

  private Line line(MeasureInfo measure, Place place, String suffix) {
    Map<String, Measurement> values = new LinkedHashMap<>();
    view.value(RunRecord.REAL, measure, place).ifPresent(m -> values.put("real", m));
    for (Subject subject : view.subjects()) {
      view.value(subject.name(), measure, place)
          .ifPresent(m -> values.put(Names.visible(subject.name()), m));
    }
    String note = MeasureNotes.text(values);
    List<String> marks = note.isEmpty() ? List.of() : List.of(notes.mark(note));
    String label = Headings.of(measure, values.values()) + (suffix.isEmpty() ? "" : ", ");
    return new Line(measure, label + suffix, marks, cells.of(columns, measure, place));
  }

  private static List<Column> columns(RunView view) {
    List<Column> columns = new ArrayList<>();
    boolean several = view.students().size() > 1;
    for (Subject subject : view.subjects()) {
      columns.add(new Column(Kind.SUBJECT, subject.name(), subject.role(), several));
    }
    if (view.teacher().isPresent()) {
      for (Subject student : view.students()) {
        columns.add(new Column(Kind.DIFFERENCE, student.name(), student.role(), several));
        columns.add(new Column(Kind.RATIO, student.name(), student.role(), several));
      }
    }
    if (view.hasReal()) {
      columns.add(new Column(Kind.REAL, RunRecord.REAL, null, several));
    }
    return List.copyOf(columns);
  }
}
