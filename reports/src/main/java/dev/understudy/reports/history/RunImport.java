package dev.understudy.reports.history;

import dev.understudy.common.Measurement;
import dev.understudy.common.Sha256;
import dev.understudy.reports.RunRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Stores one run within a transaction. */
final class RunImport {
  private final Handle handle;
  private final String id;

  RunImport(Handle handle, String id) {
    this.handle = handle;
    this.id = id;
  }

  /** The run's line and all that it is found by; false if it is there already. */
  boolean add(RunRecord record, Clock clock) {
    long invalid =
        record.rows().stream().filter(r -> !r.measurement().validity().isMeasured()).count();
    int added =
        handle.execute(
            "insert into understudy_run (id, name, experiment, started, imported, host, version,"
                + " row_count, invalid_count) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (id) do nothing",
            id,
            StoredText.key(record.name()),
            StoredText.key(record.experimentHash()),
            StoredTime.encode(record.started()),
            StoredTime.encode(clock.instant()),
            StoredText.encode(host(record)),
            StoredText.encode(record.provenance().version()),
            record.rows().size(),
            invalid);
    if (added == 0) {
      return false;
    }
    facets("subject", record.subjects().stream().map(RunRecord.Subject::name).toList());
    facets("device", record.rows().stream().map(RunRecord.Row::device).toList());
    facets("measure", record.rows().stream().map(r -> r.measurement().measure()).toList());
    measurements(record.rows());
    return true;
  }

  /**
   * Stores those files that are not there yet.
   *
   * @param contents by name
   * @param problems takes a sentence for each that is there with another content
   * @return how many were stored
   */
  int files(Map<String, byte[]> contents, List<String> problems) {
    Map<String, String> there = hashes();
    int stored = 0;
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      String hash = Sha256.of(file.getValue());
      String before = there.get(file.getKey());
      if (before == null) {
        stored +=
            handle.execute(
                "insert into understudy_file (run_id, path, sha256, size, content)"
                    + " values (?, ?, ?, ?, ?) on conflict (run_id, path) do nothing",
                id,
                StoredText.encode(file.getKey()),
                hash,
                file.getValue().length,
                Packing.pack(file.getValue()));
      } else if (!before.equals(hash)) {
        problems.add(
            "The file "
                + dev.understudy.reports.view.Names.brief(file.getKey(), 120)
                + " differs from the one in the history, which is kept.");
      }
    }
    return stored;
  }

  private Map<String, String> hashes() {
    Map<String, String> hashes = new TreeMap<>();
    handle
        .createQuery("select path, sha256 from understudy_file where run_id = ?")
        .bind(0, id)
        .map((row, context) -> Map.entry(StoredText.decode(row.getString(1)), row.getString(2)))
        .forEach(entry -> hashes.put(entry.getKey(), entry.getValue()));
    return hashes;
  }

  private void facets(String kind, List<@Nullable String> values) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String value : values) {
      if (value != null) {
        distinct.add(StoredText.key(value));
      }
    }
    if (distinct.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("insert into understudy_facet (run_id, kind, value) values (?, ?, ?)");
    distinct.forEach(value -> batch.add(id, kind, value));
    batch.execute();
  }

  private void measurements(List<RunRecord.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into understudy_measurement (run_id, measure, subject, device, runtime, value,"
                + " unit, n, low, high, validity) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (RunRecord.Row row : rows) {
      Measurement m = row.measurement();
      batch.add(
          id,
          StoredText.key(m.measure()),
          StoredText.key(row.subject()),
          StoredText.keyOrNull(row.device()),
          StoredText.keyOrNull(row.runtime()),
          number(m.value()),
          m.unit().name(),
          m.n(),
          m.interval() == null ? null : number(m.interval().low()),
          m.interval() == null ? null : number(m.interval().high()),
          m.validity().kind().name());
    }
    batch.execute();
  }

  /** SQLite has no NaN; the column is empty instead. */
  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /** The load average is of the moment, and no property of the host. */
  private static String host(RunRecord record) {
    List<String> facts = new ArrayList<>();
    new TreeMap<>(record.provenance().host())
        .forEach(
            (key, value) -> {
              if (!key.equals("load average")) {
                facts.add(key + ": " + value);
              }
            });
    return facts.stream().collect(Collectors.joining(", "));
  }
}
