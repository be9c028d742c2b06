package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.OpProfile;
import dev.understudy.runtimes.OpTime;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Times a model's operators by ONNX Runtime's own profiler, which writes a trace of events. */
public final class OnnxProfile {
  private static final String NOTE =
      "by ONNX Runtime's profiler, after graph optimisation: fused operators are one, If, Loop and"
          + " Scan include what runs inside them, and the profiler's own work makes short operators"
          + " look longer";

  private static final String SUFFIX = "_kernel_time";

  private OnnxProfile() {}

  /** Profiles {@code runs} runs after {@code warmUps}. */
  public static OpProfile of(
      ModelFile model, SessionOptions options, Map<String, Tensor> inputs, int warmUps, int runs) {
    String where = model.path().toString();
    try {
      Path folder = Files.createTempDirectory("understudy-profile");
      try (OrtSession.SessionOptions made = Ort.options(options, true)) {
        made.enableProfiling(folder.resolve("trace").toString());
        return read(trace(where, made, inputs, warmUps + runs), warmUps);
      } catch (OrtException e) {
        throw Ort.failed(where, e);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write or read the profile of " + where, e);
    }
  }

  private static Path trace(
      String where, OrtSession.SessionOptions options, Map<String, Tensor> inputs, int runs)
      throws OrtException {
    try (OrtSession session = Ort.environment().createSession(where, options)) {
      List<TensorSpec> specs =
          session.getInputInfo().values().stream().map(OrtTypes::spec).toList();
      Binding.checkInputs(where, specs, inputs);
      Map<String, OnnxTensor> bound = OrtTensors.bind(where, specs, inputs);
      try {
        for (int i = 0; i < runs; i++) {
          session.run(bound).close();
        }
      } finally {
        bound.values().forEach(OnnxTensor::close);
      }
      return Path.of(session.endProfiling());
    }
  }

  /**
   * Reads a trace: a list of events, the nodes' of category {@code Node} named after them with
   * {@code _kernel_time}, and each run's {@code model_run} after those of its nodes. Times are in
   * microseconds.
   */
  static OpProfile read(Path trace, int warmUps) throws IOException {
    Map<String, OpTime> nodes = new LinkedHashMap<>();
    int ended = 0;
    long runNanos = 0;
    for (JsonNode event : new JsonMapper().readTree(trace.toFile())) {
      String name = event.path("name").asText();
      long nanos = event.path("dur").asLong() * 1000;
      boolean node = event.path("cat").asText().equals("Node") && name.endsWith(SUFFIX);
      if (name.equals("model_run")) {
        ended++;
        runNanos += ended > warmUps ? nanos : 0;
      } else if (node && ended >= warmUps) {
        JsonNode args = event.path("args");
        nodes.merge(
            name + args.path("node_index").asText(),
            new OpTime(
                name.substring(0, name.length() - SUFFIX.length()),
                args.path("op_name").asText(),
                1,
                nanos),
            OnnxProfile::sum);
      }
    }
    return new OpProfile(ended - warmUps, runNanos, new ArrayList<>(nodes.values()), NOTE);
  }

  private static OpTime sum(OpTime a, OpTime b) {
    return new OpTime(a.name(), a.op(), a.calls() + b.calls(), a.nanos() + b.nanos());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      for (Path file : listed.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
