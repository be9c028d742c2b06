package dev.understudy.reports.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The conditions of a query, joined by {@code and}; every value is bound, none is pasted. */
final class Conditions {
  private final List<String> clauses = new ArrayList<>();
  private final List<Object> values = new ArrayList<>();

  static Conditions of(Filter filter) {
    return new Conditions()
        .text("r.name = ?", filter.experiment())
        .facet("subject", filter.subject())
        .facet("device", filter.device())
        .facet("measure", filter.measure())
        .text(
            "exists (select 1 from understudy_tag t where t.run_id = r.id and t.name = ?)",
            filter.tag())
        .contains("lower(r.host) like ? escape '!'", filter.host())
        .started(filter.since(), filter.until());
  }

  static Conditions of(TrendQuery query) {
    return new Conditions()
        .text("m.measure = ?", query.measure())
        .text("r.name = ?", query.experiment())
        .text("m.subject = ?", query.subject())
        .text("m.device = ?", query.device())
        .text("m.runtime = ?", query.runtime())
        .started(query.since(), query.until());
  }

  /** {@code where …}, or nothing. */
  String where() {
    return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
  }

  /** The values of the question marks, in order. */
  List<Object> values() {
    return values;
  }

  private Conditions facet(String kind, @Nullable String value) {
    return text(
        "exists (select 1 from understudy_facet f where f.run_id = r.id and f.kind = '"
            + kind
            + "' and f.value = ?)",
        value);
  }

  private Conditions text(String clause, @Nullable String value) {
    return value == null ? this : add(clause, StoredText.key(value));
  }

  private Conditions contains(String clause, @Nullable String part) {
    if (part == null) {
      return this;
    }
    String plain = StoredText.encode(part).toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1");
    return add(clause, "%" + plain + "%");
  }

  private Conditions started(@Nullable Instant since, @Nullable Instant until) {
    if (since != null) {
      add("r.started >= ?", StoredTime.encode(since));
    }
    if (until != null) {
      add("r.started < ?", StoredTime.encode(until));
    }
    return this;
  }

  private Conditions add(String clause, Object value) {
    clauses.add(clause);
    values.add(value);
    return this;
  }
}
