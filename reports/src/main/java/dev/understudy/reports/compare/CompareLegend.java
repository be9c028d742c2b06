package dev.understudy.reports.compare;

import dev.understudy.reports.RunRecord;
import dev.understudy.reports.compare.CompareGrid.Cell;
import dev.understudy.reports.compare.CompareGrid.Row;
import dev.understudy.reports.view.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The sentences and notes below the table of several runs; only those that are wanted. */
final class CompareLegend {
  private static final int HASH_DIGITS = 20;

  private CompareLegend() {}

  static List<String> of(List<ComparedRun> runs, List<Row> rows) {
    List<String> legend = new ArrayList<>();
    if (any(rows, cell -> cell.value().best())) {
      String second =
          any(rows, cell -> cell.value().second()) ? " Underlined: the second best." : "";
      legend.add(
          "Bold: the best of a column among those that compare with the first run."
              + second
              + " ↓ lower is better, ↑ higher is better.");
    }
    if (any(rows, cell -> !cell.change().value().isEmpty())) {
      legend.add(
          "Δ: less the value of "
              + Names.visible(runs.get(0).label())
              + " (the subject of the same name, else the only one in its role; the same device and"
              + " runtime). Its interval is made from those of both values, as of independent runs"
              + " ("
              + Change.METHOD
              + ").");
    }
    if (any(rows, Cell::shown)) {
      legend.add("* The interval of the difference leaves out zero.");
    }
    if (any(rows, cell -> cell.value().doubtful())) {
      legend.add("† Not measured as its protocol demands; the note says why. Never bold.");
    }
    runs.forEach(run -> legend.add(run(run)));
    return List.copyOf(legend);
  }

  private static String run(ComparedRun run) {
    RunRecord record = run.view().record();
    String weights =
        record.provenance().files().entrySet().stream()
            .filter(file -> RunRecord.Provenance.isNetwork(file.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(
                f ->
                    ", " + Names.visible(f.getKey()) + " " + Names.brief(f.getValue(), HASH_DIGITS))
            .collect(Collectors.joining());
    RunRecord.Reference reference = record.reference();
    return "Run "
        + Names.visible(run.label())
        + ": started "
        + record.started().toString().replaceFirst("T.*", "")
        + ", experiment "
        + Names.visible(ComparedRun.hash(record))
        + (reference == null ? "" : ", judged against " + Names.visible(reference.name()))
        + weights
        + ".";
  }

  private static boolean any(List<Row> rows, Predicate<Cell> predicate) {
    return rows.stream().flatMap(row -> row.cells().stream()).anyMatch(predicate);
  }
}
