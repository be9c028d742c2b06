package dev.understudy.harness.cli.metrics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.common.ConfidenceInterval;
import dev.understudy.common.Measurement;
import dev.understudy.harness.run.BuildInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer for a program: one object on one line, every key always there. */
final class AnswerJson {
  private AnswerJson() {}

  static String of(Answer answer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    BuildInfo build = BuildInfo.read();
    json.put("understudy", map("version", build.version(), "commit", build.commit()));
    json.put("command", answer.command());
    json.put("measurements", answer.measurements().stream().map(AnswerJson::measurement).toList());
    json.put("network", network(answer.network()));
    json.put("inputs", answer.inputs().stream().map(AnswerJson::input).toList());
    json.put("classes", answer.classes().stream().map(AnswerJson::classScore).toList());
    json.put(
        "pairs",
        answer.pairs().stream().map(p -> map("name", p.name(), "value", p.value())).toList());
    json.put("skipped", answer.skipped());
    json.put("notes", answer.notes());
    try {
      return new JsonMapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }

  private static Map<String, @Nullable Object> measurement(Measurement m) {
    ConfidenceInterval i = m.interval();
    return map(
        "measure", m.measure(),
        "value", Double.isFinite(m.value()) ? m.value() : null,
        "unit", m.unit().name(),
        "n", m.n(),
        "interval",
            i == null
                ? null
                : map("low", i.low(), "high", i.high(), "level", i.level(), "method", i.method()),
        "protocol", m.protocol(),
        "validity", map("kind", m.validity().kind().name(), "reason", m.validity().reason()),
        "warnings", m.warnings());
  }

  private static @Nullable Object network(Answer.@Nullable Network network) {
    if (network == null) {
      return null;
    }
    List<?> weights =
        network.weights().stream()
            .map(w -> map("name", w.name(), "sha256", w.sha256(), "verified", w.verified()))
            .toList();
    return map(
        "name", network.name(),
        "protocol", network.protocol(),
        "model_sha256", network.model(),
        "weights", weights);
  }

  private static Map<String, @Nullable Object> classScore(Answer.ClassScore score) {
    return map(
        "class", score.number(),
        "name", score.name(),
        "iou", Double.isFinite(score.iou()) ? score.iou() : null,
        "pixels", score.pixels());
  }

  private static Map<String, @Nullable Object> input(Answer.Input input) {
    return map(
        "role", input.role(),
        "path", input.path(),
        "kind", input.kind(),
        "count", input.count(),
        "sha256", input.sha256());
  }

  private static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
