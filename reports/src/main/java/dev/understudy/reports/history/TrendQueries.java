package dev.understudy.reports.history;

import dev.understudy.common.Unit;
import dev.understudy.common.Validity;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads measurements over time. */
final class TrendQueries {
  private final Handle handle;

  TrendQueries(Handle handle) {
    this.handle = handle;
  }

  private record Key(
      String experiment,
      String measure,
      String subject,
      @Nullable String device,
      @Nullable String runtime,
      Unit unit) {}

  private record Point(Key key, TrendPoint point) {}

  /** Series by experiment, measure, subject, device and runtime, each by time. */
  List<TrendSeries> series(TrendQuery asked) {
    Conditions conditions = Conditions.of(asked);
    Query query =
        handle.createQuery(
            "select r.name, m.measure, m.subject, m.device, m.runtime, m.unit, r.id, r.started,"
                + " m.value, m.low, m.high, m.n, m.validity"
                + " from understudy_measurement m join understudy_run r on r.id = m.run_id"
                + conditions.where()
                + " order by r.name, m.measure, m.subject, m.device, m.runtime, m.unit,"
                + " r.started, r.id");
    RunQueries.bind(query, conditions.values());
    Map<Key, List<TrendPoint>> series = new LinkedHashMap<>();
    query
        .map((row, context) -> point(row))
        .forEach(p -> series.computeIfAbsent(p.key(), k -> new ArrayList<>()).add(p.point()));
    return series.entrySet().stream()
        .map(
            e ->
                new TrendSeries(
                    e.getKey().experiment(),
                    e.getKey().subject(),
                    e.getKey().device(),
                    e.getKey().runtime(),
                    e.getKey().measure(),
                    e.getKey().unit(),
                    e.getValue()))
        .toList();
  }

  private static Point point(ResultSet row) throws SQLException {
    Key key =
        new Key(
            StoredText.decode(row.getString(1)),
            StoredText.decode(row.getString(2)),
            StoredText.decode(row.getString(3)),
            text(row, 4),
            text(row, 5),
            Unit.valueOf(row.getString(6)));
    return new Point(
        key,
        new TrendPoint(
            row.getString(7),
            StoredTime.decode(row.getLong(8)),
            number(row, 9),
            number(row, 10),
            number(row, 11),
            row.getLong(12),
            Validity.Kind.valueOf(row.getString(13))));
  }

  private static @Nullable String text(ResultSet row, int column) throws SQLException {
    String stored = row.getString(column);
    return stored == null ? null : StoredText.decode(stored);
  }

  private static double number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }
}
