package dev.understudy.runtimes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** ONNX Runtime's execution providers that its Java interface can ask for. */
public enum Provider {
  CPU("com.microsoft.onnxruntime:onnxruntime"),
  CUDA("com.microsoft.onnxruntime:onnxruntime_gpu, for Linux and Windows with CUDA and cuDNN"),
  TENSORRT("com.microsoft.onnxruntime:onnxruntime_gpu, for Linux and Windows with TensorRT"),
  COREML("com.microsoft.onnxruntime:onnxruntime, on macOS"),
  NNAPI("com.microsoft.onnxruntime:onnxruntime-android, on Android"),
  XNNPACK(
      "com.microsoft.onnxruntime:onnxruntime-android, on Android; elsewhere a Java build of ONNX"
          + " Runtime with --use_xnnpack"),
  QNN("com.microsoft.onnxruntime:onnxruntime-android-qnn, on Android with a Snapdragon"),
  OPENVINO("no published artifact: a Java build of ONNX Runtime with --use_openvino"),
  DIRECTML("no published artifact: a Java build of ONNX Runtime with --use_dml, on Windows"),
  DNNL("no published artifact: a Java build of ONNX Runtime with --use_dnnl"),
  ROCM("no published artifact: a Java build of ONNX Runtime with --use_rocm"),
  WEBGPU("no published artifact: a Java build of ONNX Runtime with --use_webgpu");

  private final String artifact;

  Provider(String artifact) {
    this.artifact = artifact;
  }

  /** The id used in experiment files and records: {@code cpu}, {@code coreml}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The Maven artifact that brings it, with where it runs, in words. */
  public String artifact() {
    return artifact;
  }

  /** The provider of an id. */
  public static Optional<Provider> of(String id) {
    return Arrays.stream(values()).filter(provider -> provider.id().equals(id)).findFirst();
  }
}
