package dev.understudy.harness.gate.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.Measurement;
import dev.understudy.harness.gate.Finding;
import dev.understudy.harness.gate.GateReport;
import dev.understudy.harness.gate.Verdict;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The report for a program: every key always there, null where there is nothing. */
public final class GateJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private GateJson() {}

  /** The whole text. */
  public static String write(GateReport report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("outcome", report.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("summary", Words.headline(report));
    json.put("run", report.run());
    json.put("experiment", report.experiment());
    json.put("baseline", report.baseline());
    json.put("policy", report.policy());
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Verdict verdict : Verdict.values()) {
      counts.put(id(verdict), report.count(verdict));
    }
    json.put("counts", counts);
    Map<String, Object> correction = new LinkedHashMap<>();
    correction.put("method", "Holm");
    correction.put("tests", report.tested());
    json.put("correction", correction);
    json.put("findings", report.findings().stream().map(GateJson::finding).toList());
    json.put("notes", report.notes());
    try {
      return MAPPER.writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }

  private static Map<String, @Nullable Object> finding(Finding f) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("subject", f.key().subject());
    json.put("device", f.key().device());
    json.put("runtime", f.key().runtime());
    json.put("measure", f.key().measure());
    json.put("verdict", id(f.verdict()));
    json.put("baseline", value(f.baseline()));
    json.put("now", value(f.now()));
    json.put("unit", f.now() != null ? f.now().unit().name() : unit(f.baseline()));
    json.put("change", finite(f.change()));
    json.put("p", f.p());
    json.put("pHolm", f.adjusted());
    json.put("test", f.test());
    json.put("reason", f.reason());
    json.put("notes", f.notes());
    return json;
  }

  private static String id(Verdict verdict) {
    return verdict.text().replace(' ', '-');
  }

  private static @Nullable String unit(@Nullable Measurement m) {
    return m == null ? null : m.unit().name();
  }

  private static @Nullable Double value(@Nullable Measurement m) {
    return m == null ? null : finite(m.value());
  }

  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
