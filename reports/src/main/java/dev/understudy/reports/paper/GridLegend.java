package dev.understudy.reports.paper;

import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Heading;
import dev.understudy.reports.paper.PaperSheet.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What the signs of a table mean: those alone that stand in it. */
final class GridLegend {
  private GridLegend() {}

  static List<String> of(
      PaperLayout layout, LayoutTable table, List<Heading> headings, List<Line> lines) {
    List<String> legend = new ArrayList<>();
    if (anyCell(lines, Cell::copied)) {
      legend.add("† Copied from the paper, not measured here: " + layout.source() + ".");
    }
    if (anyCell(lines, Cell::bold)) {
      legend.add(table.bold().legend());
    }
    if (anyCell(lines, cell -> cell.aside().startsWith("("))) {
      legend.add("(n×): reduction against the group’s first line of the same origin.");
    }
    if (anyCell(lines, cell -> cell.aside().startsWith("["))) {
      legend.add("[low, high]: 95 % bootstrap interval over pictures.");
    }
    if (headings.stream().anyMatch(heading -> !heading.arrow().isEmpty())) {
      legend.add("↓ lower is better, ↑ higher is better.");
    }
    if (headings.stream().anyMatch(heading -> !heading.measured().isEmpty())) {
      legend.add(
          "A heading’s \"measured\" names what the measured lines hold where it is not the"
              + " paper’s own measure; those figures do not compare with the published ones.");
    }
    return List.copyOf(legend);
  }

  private static boolean anyCell(List<Line> lines, Predicate<Cell> test) {
    return lines.stream().flatMap(line -> line.cells().stream()).anyMatch(test);
  }
}
