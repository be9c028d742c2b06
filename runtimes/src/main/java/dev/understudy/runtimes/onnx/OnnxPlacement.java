package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which execution provider ran which nodes, as ONNX Runtime's own profile of one run tells. */
public final class OnnxPlacement {
  private OnnxPlacement() {}

  /**
   * Runs the model once under the profiler.
   *
   * @return how many nodes of the optimised graph each provider ran, by its id
   * @throws dev.understudy.common.InputException if the model does not load or run
   */
  public static SortedMap<String, Integer> of(
      ModelFile model, SessionOptions options, Map<String, Tensor> example) {
    String where = model.path().toString();
    Providers.check(where, options.providers());
    try {
      Path folder = Files.createTempDirectory("understudy-profile");
      try {
        return count(Files.readAllBytes(Path.of(profile(where, folder, options, example))));
      } finally {
        try (var files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (OrtException e) {
      throw Ort.failed(where, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot profile " + where, e);
    }
  }

  private static String profile(
      String where, Path folder, SessionOptions options, Map<String, Tensor> example)
      throws OrtException {
    try (OrtSession.SessionOptions made = Ort.options(options)) {
      made.enableProfiling(folder.resolve("profile").toString());
      OrtSession profiled = Ort.environment().createSession(where, made);
      try (OnnxSession session = OnnxSession.over(where, profiled)) {
        session.run(
            example, session.outputs().stream().map(TensorSpec::name).collect(Collectors.toSet()));
        return profiled.endProfiling();
      }
    }
  }

  private static SortedMap<String, Integer> count(byte[] profile) throws IOException {
    SortedMap<String, Set<String>> nodes = new TreeMap<>();
    for (JsonNode event : JsonMapper.builder().build().readTree(profile)) {
      String provider = event.path("args").path("provider").asText("");
      if (event.path("cat").asText("").equals("Node") && !provider.isEmpty()) {
        // A node in a loop has many events.
        nodes
            .computeIfAbsent(Providers.id(provider), p -> new TreeSet<>())
            .add(event.path("name").asText(""));
      }
    }
    SortedMap<String, Integer> counts = new TreeMap<>();
    nodes.forEach((provider, names) -> counts.put(provider, names.size()));
    return counts;
  }
}
