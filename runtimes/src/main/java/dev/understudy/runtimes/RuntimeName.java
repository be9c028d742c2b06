package dev.understudy.runtimes;

import java.util.Locale;

/** The in-process runtimes. */
public enum RuntimeName {
  /** ONNX Runtime, for {@code .onnx} files. */
  ONNXRUNTIME,
  /** TensorFlow Lite through its InterpreterApi, for {@code .tflite} files. */
  TFLITE;

  /** The id used in experiment files and records: {@code onnxruntime}, {@code tflite}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
