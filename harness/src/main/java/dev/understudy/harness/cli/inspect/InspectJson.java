package dev.understudy.harness.cli.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.harness.run.BuildInfo;
import dev.understudy.runtimes.CostConvention;
import dev.understudy.runtimes.LayerCost;
import dev.understudy.runtimes.ModelCost;
import dev.understudy.runtimes.Runtimes;
import dev.understudy.runtimes.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An inspection for a program: one object on one line, every key always there. */
final class InspectJson {
  private InspectJson() {}

  /** The object, which {@link #write} prints once all that was asked for is in it. */
  static Map<String, @Nullable Object> of(Inspection found) {
    BuildInfo build = BuildInfo.read();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("understudy", map("version", build.version(), "commit", build.commit()));
    json.put("command", "inspect");
    json.put(
        "model",
        map(
            "path", found.model().path().toString(),
            "runtime", found.model().runtime().id(),
            "runtime_version", Runtimes.version(found.model().runtime()),
            "bytes", found.model().bytes(),
            "sha256", found.model().sha256()));
    json.put("inputs", found.inputs().stream().map(InspectJson::spec).toList());
    json.put("outputs", found.outputs().stream().map(InspectJson::spec).toList());
    json.put("random_nodes", found.random());
    json.put("shapes", found.shapes());
    json.put("batch", found.cost().total().batch());
    json.put("chosen_outputs", found.wanted());
    json.put("cost", cost(found.cost().total()));
    Map<String, @Nullable Object> heads = new LinkedHashMap<>();
    found.heads().forEach((name, cost) -> heads.put(name, cost(cost)));
    json.put("cost_by_output", heads);
    json.put("layers", found.cost().layers().stream().map(InspectJson::layer).toList());
    json.put("profile", null);
    json.put("memory", null);
    return json;
  }

  static String write(Map<String, @Nullable Object> json) {
    try {
      return new JsonMapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts and numbers are always JSON", e);
    }
  }

  /** Open sizes are -1. */
  private static Map<String, @Nullable Object> spec(TensorSpec spec) {
    return map(
        "name",
        spec.name(),
        "type",
        spec.type().name().toLowerCase(Locale.ROOT),
        "shape",
        spec.shape());
  }

  private static Map<String, @Nullable Object> cost(ModelCost cost) {
    return map(
        "parameters", cost.parameters(),
        "buffers", cost.buffers(),
        "initialiser_elements", cost.initialiserElements(),
        "bytes", cost.bytes(),
        "lower_bound", !cost.unknownOps(CostConvention.TORCHPROFILE_2020).isEmpty(),
        "lower_bound_by", byConvention(c -> !cost.unknownOps(c).isEmpty()),
        "unknown_ops", cost.unknownOps(),
        "unknown_element_ops", cost.unknownElementOps(),
        "macs", byConvention(c -> cost.macs().getOrDefault(c, 0L)),
        "flops", byConvention(c -> 2 * cost.macs().getOrDefault(c, 0L)),
        "macs_per_picture", byConvention(c -> number(cost.macsPerPicture(c))),
        "flops_per_picture", byConvention(c -> number(2 * cost.macsPerPicture(c))));
  }

  private static Map<String, @Nullable Object> layer(LayerCost layer) {
    Map<CostConvention, Long> macs = layer.macs();
    return map(
        "name",
        layer.name(),
        "op",
        layer.op(),
        "output_shape",
        layer.output(),
        "known",
        macs.size() == CostConvention.values().length,
        "macs",
        macs.isEmpty() ? null : byConvention(macs::get));
  }

  private static Map<String, @Nullable Object> byConvention(
      Function<CostConvention, @Nullable Object> of) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    for (CostConvention convention : CostConvention.values()) {
      json.put(convention.id(), of.apply(convention));
    }
    return json;
  }

  /** Whole where it is whole. */
  private static Number number(double value) {
    long whole = Math.round(value);
    if (whole == value) {
      return whole;
    }
    return value;
  }

  static Map<String, @Nullable Object> map(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }

  /** A tensor's sizes as a list. */
  static List<Long> sizes(long[] shape) {
    return java.util.Arrays.stream(shape).boxed().toList();
  }
}
