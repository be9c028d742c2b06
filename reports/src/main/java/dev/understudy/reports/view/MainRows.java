package dev.understudy.reports.view;

import dev.understudy.common.Unit;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows that the verdict speaks of: the first measure of quality, cost, and median latency. */
public final class MainRows {
  private MainRows() {}

  /** They, in the record's order. */
  public static List<RunRecord.Row> of(RunRecord record) {
    RunView view = new RunView(record);
    Set<String> measures = new HashSet<>();
    Stream.of(
            view.headline(),
            view.medianLatency(),
            view.cost(Unit.MACS),
            view.cost(Unit.PARAMETERS),
            view.cost(Unit.BYTES))
        .flatMap(measure -> measure.map(MeasureInfo::id).stream())
        .forEach(measures::add);
    return record.rows().stream()
        .filter(row -> measures.contains(row.measurement().measure()))
        .toList();
  }
}
