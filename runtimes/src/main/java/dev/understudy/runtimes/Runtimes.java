package dev.understudy.runtimes;

import dev.understudy.runtimes.onnx.OnnxSession;
import dev.understudy.runtimes.onnx.Ort;
import dev.understudy.runtimes.tflite.Interpreters;
import dev.understudy.runtimes.tflite.TfliteSession;
import java.nio.file.Path;
import java.util.Map;

/** The entrance to this room. */
public final class Runtimes {
  private Runtimes() {}

  /**
   * Recognises a model file by its content (not its extension) and hashes it.
   *
   * @throws dev.understudy.common.InputException if it is missing, empty, truncated or neither ONNX
   *     nor TFLite
   */
  public static ModelFile read(Path path) {
    return ModelFiles.read(path);
  }

  /**
   * Loads a model into its runtime.
   *
   * @throws dev.understudy.common.InputException if the runtime refuses it (corrupt, unknown ops)
   */
  public static ModelSession open(ModelFile model, SessionOptions options) {
    return switch (model.runtime()) {
      case ONNXRUNTIME -> OnnxSession.open(model, options);
      case TFLITE -> TfliteSession.open(model, options);
    };
  }

  /**
   * Counts what a model costs. Shapes are taken from a real run with {@code example}, so that
   * computed shapes are right.
   *
   * @param example inputs for one picture (batch 1), by name
   */
  public static ModelCost cost(ModelFile model, Map<String, Tensor> example) {
    throw new UnsupportedOperationException(); // COST
  }

  /** The version of a runtime's native library, for the record. */
  public static String version(RuntimeName runtime) {
    return switch (runtime) {
      case ONNXRUNTIME -> Ort.version();
      case TFLITE -> Interpreters.version();
    };
  }
}
