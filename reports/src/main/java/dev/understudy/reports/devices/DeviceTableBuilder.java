package dev.understudy.reports.devices;

import dev.understudy.common.Measurement;
import dev.understudy.common.Validity;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.devices.DeviceTable.Block;
import dev.understudy.reports.devices.DeviceTable.Column;
import dev.understudy.reports.devices.DeviceTable.Kind;
import dev.understudy.reports.devices.DeviceTable.Line;
import dev.understudy.reports.table.Headings;
import dev.understudy.reports.table.Legend;
import dev.understudy.reports.table.MeasureNotes;
import dev.understudy.reports.table.Notes;
import dev.understudy.reports.table.Table.Cell;
import dev.understudy.reports.table.Table.Rank;
import dev.understudy.reports.view.Figures;
import dev.understudy.reports.view.Figures.Figure;
import dev.understudy.reports.view.Names;
import dev.understudy.reports.view.Phrases;
import dev.understudy.reports.view.PictureSize;
import dev.understudy.reports.view.Place;
import dev.understudy.reports.view.RealTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sets the rows of devices as a table, and notes down what its figures rest on. */
public final class DeviceTableBuilder {
  private final DeviceRows rows;
  private final Notes notes = new Notes();

  private DeviceTableBuilder(DeviceRows rows) {
    this.rows = rows;
  }

  /** The table; empty where nothing was timed. */
  public static Optional<DeviceTable> of(DeviceRows rows) {
    return rows.rows().isEmpty()
        ? Optional.empty()
        : Optional.of(new DeviceTableBuilder(rows).build());
  }

  private DeviceTable build() {
    List<Column> columns = columns();
    Map<Place, List<Line>> places = new LinkedHashMap<>();
    for (DeviceRow row : rows.rows()) {
      places.computeIfAbsent(row.place(), p -> new ArrayList<>()).add(line(row));
    }
    List<Block> blocks =
        places.entrySet().stream().map(e -> new Block(e.getKey(), e.getValue())).toList();
    return new DeviceTable(columns, blocks, legend(), notes.all());
  }

  private List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    if (rows.hasSizes()) {
      columns.add(new Column(Kind.SIZE, "Resolution", Direction.NONE, List.of()));
    }
    for (MeasureInfo measure : rows.model()) {
      List<Measurement> values =
          rows.rows().stream()
              .flatMap(r -> Optional.ofNullable(r.model().get(measure)).stream())
              .distinct()
              .toList();
      columns.add(figure(measure, values, marks(MeasureNotes.ofColumn(values))));
    }
    for (MeasureInfo measure : rows.timings()) {
      List<Measurement> values =
          rows.rows().stream()
              .flatMap(r -> Optional.ofNullable(r.timings().get(measure)).stream())
              .toList();
      columns.add(figure(measure, values, List.of()));
    }
    if (hasMedians()) {
      columns.add(new Column(Kind.FIGURE, "Speed-up", Direction.HIGHER, List.of()));
      columns.add(new Column(Kind.REAL_TIME, "Real time", Direction.NONE, List.of()));
    }
    columns.add(new Column(Kind.VALIDITY, "Validity", Direction.NONE, List.of()));
    return columns;
  }

  private static Column figure(MeasureInfo measure, List<Measurement> values, List<String> marks) {
    return new Column(Kind.FIGURE, Headings.of(measure, values), measure.direction(), marks);
  }

  private boolean hasMedians() {
    return rows.rows().stream().anyMatch(row -> row.median() != null);
  }

  private Line line(DeviceRow row) {
    List<Cell> cells = new ArrayList<>();
    if (rows.hasSizes()) {
      cells.add(size(row.size()));
    }
    for (MeasureInfo measure : rows.model()) {
      Measurement m = row.model().get(measure);
      cells.add(figure(m, m == null ? List.of() : remarks(m)));
    }
    List<String> basis = row.basis().map(this::basis).orElse(List.of());
    for (MeasureInfo measure : rows.timings()) {
      Measurement m = row.timings().get(measure);
      boolean first = m != null && row.basis().filter(m::equals).isPresent();
      cells.add(figure(m, first ? basis : List.of()));
    }
    if (hasMedians()) {
      cells.add(speedUp(row));
      cells.add(realTime(row));
    }
    cells.add(validity(row));
    return new Line(row.subject(), cells);
  }

  /** What a row's figures rest on; that a median is in real time has its own column. */
  private List<String> basis(Measurement m) {
    return marks(MeasureNotes.ofColumn(List.of(m)).replaceFirst("; real time: [^;]*", ""));
  }

  private static Cell size(@Nullable PictureSize size) {
    return size == null
        ? text(Figures.MISSING, Double.NaN, false, List.of())
        : text(size.text(), (double) size.width() * size.height(), false, List.of());
  }

  /** What this plan does not give is said at the cell, what went wrong at the row's end. */
  private Cell figure(@Nullable Measurement m, List<String> marks) {
    if (m == null) {
      return text(Figures.MISSING, Double.NaN, false, List.of());
    }
    List<String> all = new ArrayList<>(marks);
    if (m.validity().kind() == Validity.Kind.NOT_AVAILABLE) {
      all.addAll(why(m.validity()));
    }
    boolean doubtful = !m.validity().isMeasured() && !Double.isNaN(m.value());
    return new Cell(Figures.of(m), m.value(), Rank.NONE, false, doubtful, distinct(all));
  }

  private Cell speedUp(DeviceRow row) {
    Measurement speedUp = row.speedUp();
    if (speedUp == null) {
      return text("", Double.NaN, false, List.of());
    }
    boolean sound = speedUp.validity().isMeasured();
    List<String> marks =
        sound || row.validities().contains(speedUp.validity())
            ? List.of()
            : why(speedUp.validity());
    boolean doubtful = !sound || isDoubtful(row);
    return new Cell(Figures.ratio(speedUp), speedUp.value(), Rank.NONE, false, doubtful, marks);
  }

  private static Cell realTime(DeviceRow row) {
    Optional<Boolean> reached = row.isRealTime();
    if (reached.isEmpty()) {
      return text(Figures.MISSING, Double.NaN, false, List.of());
    }
    boolean yes = reached.get();
    return text(
        yes ? DeviceTable.YES + " " + DeviceTable.YES_WORD : DeviceTable.NO,
        yes ? 1 : 0,
        isDoubtful(row),
        List.of());
  }

  /** What makes other pictures may be fast, and is no generator in real time. */
  private static boolean isDoubtful(DeviceRow row) {
    return !row.validities().isEmpty();
  }

  private Cell validity(DeviceRow row) {
    List<String> all = new ArrayList<>();
    row.validities().forEach(v -> all.addAll(why(v)));
    row.timings().values().forEach(m -> all.addAll(warnings(m)));
    String words =
        row.validities().isEmpty()
            ? Phrases.word(Validity.Kind.MEASURED)
            : row.validities().stream()
                .map(v -> Phrases.word(v.kind()))
                .distinct()
                .collect(Collectors.joining(", "));
    return text(words, row.validities().isEmpty() ? 1 : 0, false, distinct(all));
  }

  private static Cell text(String text, double value, boolean doubtful, List<String> marks) {
    return new Cell(new Figure(text, ""), value, Rank.NONE, false, doubtful, marks);
  }

  private List<String> why(Validity validity) {
    return marks(Phrases.sentence(Phrases.describe(validity)));
  }

  /** All that must be said of a figure that does not belong to the row's timings. */
  private List<String> remarks(Measurement m) {
    List<String> all = new ArrayList<>();
    if (!m.validity().isMeasured()) {
      all.addAll(why(m.validity()));
    }
    all.addAll(warnings(m));
    return all;
  }

  private static List<String> distinct(List<String> marks) {
    return marks.stream().distinct().toList();
  }

  private List<String> warnings(Measurement m) {
    return m.warnings().stream()
        .flatMap(warning -> marks(Phrases.sentence(Names.visible(warning))).stream())
        .toList();
  }

  private List<String> marks(String note) {
    return note.isEmpty() ? List.of() : List.of(notes.mark(note));
  }

  private List<String> legend() {
    List<String> legend = new ArrayList<>();
    boolean doubtful =
        rows.rows().stream()
            .filter(DeviceTableBuilder::isDoubtful)
            .flatMap(row -> row.timings().values().stream())
            .anyMatch(m -> !Double.isNaN(m.value()));
    if (doubtful) {
      legend.add("† Not to be relied on; the column Validity or a note says why.");
    }
    if (rows.rows().stream().anyMatch(row -> row.speedUp() != null)) {
      legend.add(
          "Speed-up: the teacher’s median over the student’s on the same device and runtime.");
    }
    if (rows.rows().stream().anyMatch(row -> row.isRealTime().orElse(false))) {
      legend.add(
          DeviceTable.YES
              + " Real time: a median of at most "
              + Figures.trimmed(RealTime.MS)
              + " ms, 30 pictures a second.");
    }
    legend.addAll(Legend.plans(rows.view().record()));
    return legend;
  }
}
