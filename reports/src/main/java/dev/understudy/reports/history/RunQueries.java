package dev.understudy.reports.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Finds stored runs. */
final class RunQueries {
  private static final String COLUMNS =
      "r.id, r.name, r.experiment, r.started, r.imported, r.host, r.version, r.row_count,"
          + " r.invalid_count";

  private final Handle handle;

  RunQueries(Handle handle) {
    this.handle = handle;
  }

  /** The newest first; equal start times by id, so that the order is always the same. */
  List<RunSummary> list(Filter filter) {
    Conditions conditions = Conditions.of(filter);
    return summaries(
        "from understudy_run r" + conditions.where(),
        conditions.values(),
        " order by r.started desc, r.id limit " + filter.limit());
  }

  long count(Filter filter) {
    Conditions conditions = Conditions.of(filter);
    Query query = handle.createQuery("select count(*) from understudy_run r" + conditions.where());
    bind(query, conditions.values());
    return query.mapTo(Long.class).one();
  }

  /** Runs whose id begins so, two at most. */
  List<RunSummary> byPrefix(String prefix) {
    // Ids are hexadecimal: the next prefix is the end of the range, which the index knows.
    return summaries(
        "from understudy_run r where r.id >= ? and r.id < ?",
        List.of(prefix, prefix + "g"),
        " order by r.id limit 2");
  }

  List<RunSummary> byTag(String tag) {
    return summaries(
        "from understudy_run r where r.id ="
            + " (select t.run_id from understudy_tag t where t.name = ?)",
        List.of(StoredText.encode(tag)),
        "");
  }

  private List<RunSummary> summaries(String from, List<Object> values, String order) {
    Query query = handle.createQuery("select " + COLUMNS + " " + from + order);
    bind(query, values);
    Map<String, Map<String, List<String>>> facets = facets(from, values, order);
    return query
        .map(
            (row, context) -> {
              String id = row.getString(1);
              Map<String, List<String>> own = facets.getOrDefault(id, Map.of());
              return new RunSummary(
                  id,
                  StoredText.decode(row.getString(2)),
                  StoredText.decode(row.getString(3)),
                  StoredTime.decode(row.getLong(4)),
                  StoredTime.decode(row.getLong(5)),
                  StoredText.decode(row.getString(6)),
                  StoredText.decode(row.getString(7)),
                  row.getInt(8),
                  row.getInt(9),
                  sorted(own, "subject"),
                  sorted(own, "device"),
                  sorted(own, "tag"));
            })
        .list();
  }

  /** Subjects, devices and tags of the same runs, by id and kind. */
  private Map<String, Map<String, List<String>>> facets(
      String from, List<Object> values, String order) {
    String ids = "(select r.id " + from + order + ")";
    Query query =
        handle.createQuery(
            "select f.run_id, f.kind, f.value from understudy_facet f"
                + " where f.kind in ('subject', 'device') and f.run_id in "
                + ids
                + " union all select t.run_id, 'tag', t.name from understudy_tag t"
                + " where t.run_id in "
                + ids);
    List<Object> twice = new ArrayList<>(values);
    twice.addAll(values);
    bind(query, twice);
    Map<String, Map<String, List<String>>> facets = new HashMap<>();
    query
        .map((row, context) -> Arrays.asList(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(
            entry ->
                facets
                    .computeIfAbsent(entry.get(0), id -> new HashMap<>())
                    .computeIfAbsent(entry.get(1), kind -> new ArrayList<>())
                    .add(StoredText.decode(entry.get(2))));
    return facets;
  }

  private static List<String> sorted(Map<String, List<String>> facets, String kind) {
    return facets.getOrDefault(kind, List.of()).stream().sorted().toList();
  }

  static void bind(Query query, List<Object> values) {
    for (int i = 0; i < values.size(); i++) {
      query.bind(i, values.get(i));
    }
  }
}
