package dev.understudy.reports.csv;

import dev.understudy.reports.paper.PaperSheet;
import dev.understudy.reports.paper.PaperSheet.Cell;
import dev.understudy.reports.paper.PaperSheet.Grid;
import dev.understudy.reports.paper.PaperSheet.Line;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A paper's tables, one line for each figure, as they are printed. The column {@code origin} is
 * {@code published} or {@code measured}; full precision stands in {@code results.csv}.
 */
public final class PaperCsv {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setHeader("table", "row", "method", "origin", "column", "value", "source", "note")
          .get();

  private PaperCsv() {}

  /** Writes all tables. */
  public static void write(PaperSheet sheet, Appendable out) throws IOException {
    try (CSVPrinter csv = new CSVPrinter(out, FORMAT)) {
      for (Grid grid : sheet.grids()) {
        write(grid, csv);
      }
    }
  }

  private static void write(Grid grid, CSVPrinter csv) throws IOException {
    Map<String, String> notes =
        grid.notes().stream().collect(Collectors.toMap(n -> n.mark(), n -> n.text()));
    String row = "";
    for (Line line : grid.lines()) {
      List<Cell> labels = line.cells().subList(0, grid.labels());
      if (line.startsGroup()) {
        row =
            labels.stream()
                .limit(grid.labels() - 1)
                .map(Cell::text)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" / "));
      }
      for (int i = grid.labels(); i < line.cells().size(); i++) {
        Cell cell = line.cells().get(i);
        csv.printRecord(
            grid.id(),
            Cells.text(row),
            Cells.text(labels.get(grid.labels() - 1).text()),
            line.origin().name().toLowerCase(Locale.ROOT),
            Cells.text(grid.headings().get(i).title()),
            Cells.text(cell.text()),
            Cells.text(cell.source()),
            Cells.text(
                cell.marks().stream()
                    .map(mark -> notes.getOrDefault(mark, ""))
                    .collect(Collectors.joining(" "))));
      }
    }
  }
}
