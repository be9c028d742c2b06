package dev.understudy.harness.gate;

import dev.understudy.common.Measurement;
import dev.understudy.harness.gate.policy.Settings;
import dev.understudy.reports.MeasureInfo;
import dev.understudy.reports.RunRecord.Row;
import java.util.Comparator;
import java.util.List;

/**
 * A row and those of the baseline that it may be held against.
 *
 * @param key which row
 * @param info what its measure is
 * @param settings what it is held to
 * @param run the run under judgement
 * @param row its row
 * @param isWindow whether the baseline is a window of runs
 * @param past the baseline's comparable runs with their rows, the oldest first; at least one
 */
record Compared(
    RowKey key,
    MeasureInfo info,
    Settings settings,
    GateRun run,
    Row row,
    boolean isWindow,
    List<Past> past) {
  Compared {
    past = List.copyOf(past);
  }

  /** A run of the baseline with its row. */
  record Past(GateRun run, Row row) {
    double value() {
      return row.measurement().value();
    }
  }

  Measurement now() {
    return row.measurement();
  }

  /** The run with the median value: one bad night does not count; of equals the newest. */
  Past typical() {
    List<Past> sorted = past.stream().sorted(Comparator.comparingDouble(Past::value)).toList();
    double median = sorted.get((sorted.size() - 1) / 2).value();
    return past.stream().filter(p -> p.value() == median).reduce((a, b) -> b).orElseThrow();
  }

  /** Whether its figure is read off the launches of a device and a runtime. */
  boolean isOfLaunches() {
    return Figure.of(key.measure()).isPresent() && row.device() != null && row.runtime() != null;
  }

  /** What is timed; only for rows that name a device and a runtime. */
  Configuration configuration() {
    String device = row.device();
    String runtime = row.runtime();
    if (device == null || runtime == null) {
      throw new IllegalArgumentException("this row is not of a device and a runtime");
    }
    return new Configuration(row.subject(), device, runtime);
  }
}
