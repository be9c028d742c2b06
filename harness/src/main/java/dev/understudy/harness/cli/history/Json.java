package dev.understudy.harness.cli.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.reports.history.RunSummary;
import dev.understudy.reports.trend.TrendFit;
import dev.understudy.reports.trend.TrendPoint;
import dev.understudy.reports.trend.TrendSeries;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is in a history, for a program: one object on one line. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static String of(@Nullable Object... pairs) {
    try {
      return MAPPER.writeValueAsString(map(pairs));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }

  static Map<String, @Nullable Object> run(RunSummary run) {
    return map(
        "id", run.id(),
        "name", run.name(),
        "experiment_hash", run.experimentHash(),
        "started", run.started().toString(),
        "imported", run.imported().toString(),
        "host", run.host(),
        "version", run.version(),
        "rows", run.rows(),
        "invalid_rows", run.invalid(),
        "subjects", run.subjects(),
        "devices", run.devices(),
        "tags", run.tags());
  }

  static Map<String, @Nullable Object> series(TrendSeries series) {
    return map(
        "experiment", series.experiment(),
        "subject", series.subject(),
        "device", series.device(),
        "runtime", series.runtime(),
        "measure", series.measure(),
        "unit", series.unit().name(),
        "points", TrendFit.of(series).points().stream().map(Json::point).toList());
  }

  private static Map<String, @Nullable Object> point(TrendFit.Fitted fitted) {
    TrendPoint point = fitted.point();
    return map(
        "run", point.run(),
        "started", point.time().toString(),
        "value", number(point.value()),
        "low", number(point.low()),
        "high", number(point.high()),
        "n", point.n(),
        "validity", point.validity().name(),
        "level", number(fitted.level()),
        "change", fitted.change());
  }

  /** JSON has neither NaN nor infinity. */
  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }

  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
