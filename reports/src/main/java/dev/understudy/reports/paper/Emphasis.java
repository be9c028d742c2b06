package dev.understudy.reports.paper;

import dev.understudy.reports.MeasureInfo.Direction;
import dev.understudy.reports.Role;
import dev.understudy.reports.paper.LayoutTable.Bold;
import dev.understudy.reports.view.RealTime;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** What a paper's rules set in bold, and the factors that it prints. */
final class Emphasis {
  private final PaperLayout layout;
  private final LayoutTable table;
  private final List<GridBuilder.Filled> columns;
  private final Map<Groups.Entry, List<Values.Value>> lines;

  Emphasis(
      PaperLayout layout,
      LayoutTable table,
      List<GridBuilder.Filled> columns,
      Map<Groups.Entry, List<Values.Value>> lines) {
    this.layout = layout;
    this.table = table;
    this.columns = columns;
    this.lines = lines;
  }

  /** Whether the method's name is bold: the one under judgement, where the paper does so. */
  boolean ofName(Groups.Entry entry) {
    return table.bold() == Bold.OURS_AND_BEST
        && entry
            .subject()
            .map(subject -> subject.role() == Role.STUDENT)
            .orElseGet(
                () ->
                    layout
                        .methods()
                        .getOrDefault(Role.STUDENT, List.of())
                        .contains(entry.method()));
  }

  boolean ofCell(Groups.Entry entry, int column) {
    Values.Value value = value(entry, column);
    if (value.number().isEmpty() || !value.compares()) {
      return false;
    }
    double number = value.number().getAsDouble();
    return switch (table.bold()) {
      case NOTHING -> false;
      case REAL_TIME -> number <= RealTime.MS;
      case BEST, OURS_AND_BEST -> {
        OptionalDouble best = best(entry.row(), column);
        yield best.isPresent() && best.getAsDouble() == number;
      }
    };
  }

  /** The reduction against the group's first line of the same origin; empty for that line. */
  String factor(Groups.Entry entry, int column) {
    Values.Value value = value(entry, column);
    if (!columns.get(column).column().format().reduction() || value.number().isEmpty()) {
      return "";
    }
    for (var line : lines.entrySet()) {
      Groups.Entry first = line.getKey();
      if (first.row().equals(entry.row())
          && first.subject().isPresent() == entry.subject().isPresent()) {
        OptionalDouble base = line.getValue().get(column).number();
        boolean itself = first.equals(entry) || base.isEmpty();
        return itself || value.number().getAsDouble() <= 0
            ? ""
            : CellFormat.factor(base.getAsDouble() / value.number().getAsDouble());
      }
    }
    return "";
  }

  /** The best of a group, if there are two figures to choose from. */
  private OptionalDouble best(String row, int column) {
    double[] numbers =
        lines.entrySet().stream()
            .filter(line -> line.getKey().row().equals(row))
            .map(line -> line.getValue().get(column))
            .filter(v -> v.compares() && v.number().isPresent())
            .mapToDouble(v -> v.number().getAsDouble())
            .toArray();
    Direction direction = columns.get(column).column().direction();
    boolean apart = DoubleStream.of(numbers).distinct().count() > 1;
    return switch (apart ? direction : Direction.NONE) {
      case LOWER -> DoubleStream.of(numbers).min();
      case HIGHER -> DoubleStream.of(numbers).max();
      case NONE -> OptionalDouble.empty();
    };
  }

  private Values.Value value(Groups.Entry entry, int column) {
    return java.util.Objects.requireNonNull(lines.get(entry)).get(column);
  }
}
