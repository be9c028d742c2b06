package dev.understudy.harness.experiment;

import dev.understudy.runtimes.RuntimeName;
import dev.understudy.runtimes.SessionOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a model file runs, for either runtime: which one it is follows from the file's content only.
 *
 * @param onnxruntime if it is an ONNX file
 * @param tflite if it is a TFLite file
 * @param own what the file's own {@code runtime} sets, as text by key
 */
public record RuntimeSettings(
    SessionOptions onnxruntime, SessionOptions tflite, Map<String, String> own) {
  private static final Set<String> ONNXRUNTIME_KEYS =
      Set.of("providers", "optimisation", "spinning");
  private static final Set<String> TFLITE_KEYS = Set.of("xnnpack");

  /** Copies the map, keeping its order. */
  public RuntimeSettings {
    own = Collections.unmodifiableMap(new LinkedHashMap<>(own));
  }

  /** How it runs in a runtime. */
  public SessionOptions of(RuntimeName runtime) {
    return switch (runtime) {
      case ONNXRUNTIME -> onnxruntime;
      case TFLITE -> tflite;
    };
  }

  /** Own keys that mean nothing to a runtime. */
  public Set<String> foreignTo(RuntimeName runtime) {
    Set<String> foreign = new TreeSet<>(own.keySet());
    foreign.retainAll(runtime == RuntimeName.TFLITE ? ONNXRUNTIME_KEYS : TFLITE_KEYS);
    return foreign;
  }
}
