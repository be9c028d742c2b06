package dev.understudy.harness.experiment;

import dev.understudy.runtimes.Optimisation;
import dev.understudy.runtimes.Provider;
import dev.understudy.runtimes.SessionOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads how the runtimes run: the experiment's defaults, with a model file's own before them. */
final class RuntimeReader {
  private final YamlDocument document;
  private final Problems problems;
  private final SessionOptions onnxruntime;
  private final SessionOptions tflite;

  /**
   * @param runtimes the experiment's {@code runtimes}
   * @param threads threads where nothing else is said
   */
  RuntimeReader(YamlDocument document, Problems problems, Value runtimes, int threads) {
    this.document = document;
    this.problems = problems;
    SessionOptions plain = SessionOptions.withThreads(threads);
    this.onnxruntime = options(runtimes.at("onnxruntime"), plain);
    this.tflite = options(runtimes.at("tflite"), plain);
  }

  /** The defaults. */
  RuntimeSettings defaults() {
    return new RuntimeSettings(onnxruntime, tflite, Map.of());
  }

  /** A model file's own {@code runtime} over the defaults. */
  RuntimeSettings read(Value own) {
    Map<String, String> given = new LinkedHashMap<>();
    for (Value entry : own.entries()) {
      given.put(
          entry.path().lastKey(),
          entry.node().isArray()
              ? String.join(", ", entry.items().stream().map(v -> v.text("")).toList())
              : entry.node().asText());
    }
    return new RuntimeSettings(options(own, onnxruntime), options(own, tflite), given);
  }

  private SessionOptions options(Value own, SessionOptions otherwise) {
    int threads = own.at("threads").whole(otherwise.threads());
    return new SessionOptions(
        threads < 1 ? otherwise.threads() : threads,
        own.at("spinning").node().asBoolean(otherwise.spinning()),
        own.at("xnnpack").node().asBoolean(otherwise.xnnpack()),
        providers(own.at("providers"), otherwise.providers()),
        optimisation(own.at("optimisation").text(""), otherwise.optimisation()));
  }

  private List<Provider> providers(Value list, List<Provider> otherwise) {
    List<Provider> providers = new ArrayList<>();
    for (Value item : list.items()) {
      Provider.of(item.text("")).ifPresent(providers::add);
    }
    int cpu = providers.indexOf(Provider.CPU);
    if (cpu >= 0 && cpu < providers.size() - 1) {
      if (!problems.has(list.path())) {
        problems.add(
            document.position(list.path()),
            list.path(),
            "`cpu` stands before other providers, and takes every operator",
            "providers in order of preference, `cpu` last",
            "move `cpu` to the end, or leave it out: what no other provider takes runs on it");
      }
      return otherwise;
    }
    return providers.isEmpty() ? otherwise : providers;
  }

  private static Optimisation optimisation(String id, Optimisation otherwise) {
    for (Optimisation level : Optimisation.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(id)) {
        return level;
      }
    }
    return otherwise;
  }
}
