package dev.understudy.reports.history;

import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Removes runs. */
final class Pruning {
  private final Handle handle;

  Pruning(Handle handle) {
    this.handle = handle;
  }

  /** Removes those that no tag stands for; how many. */
  int remove(List<RunSummary> runs) {
    if (runs.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "delete from understudy_run where id = ? and not exists"
                + " (select 1 from understudy_tag t where t.run_id = understudy_run.id)");
    runs.forEach(run -> batch.add(run.id()));
    return Arrays.stream(batch.execute()).sum();
  }

  /** Gives the space back, outside of any transaction. */
  boolean compact(Database.Kind kind) {
    switch (kind) {
      case SQLITE -> {
        handle.execute("vacuum");
        handle.execute("pragma wal_checkpoint(truncate)");
      }
      case POSTGRESQL ->
          handle.execute(
              "vacuum understudy_run, understudy_file, understudy_facet, understudy_measurement");
    }
    return true;
  }
}
