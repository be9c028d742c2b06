package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.Provider;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Our names of execution providers, and those that the native library on the class path has. */
public final class Providers {
  private Providers() {}

  /** The providers that the native library was built with. */
  public static Set<Provider> available() {
    EnumSet<OrtProvider> built = OrtEnvironment.getAvailableProviders();
    EnumSet<Provider> ours = EnumSet.noneOf(Provider.class);
    for (Provider provider : Provider.values()) {
      if (built.contains(ort(provider))) {
        ours.add(provider);
      }
    }
    return ours;
  }

  /**
   * Checks that all are there.
   *
   * @param where who asks for them, for the error
   * @throws InputException naming those that are available, and the artifact of the missing one
   */
  public static void check(String where, List<Provider> asked) {
    Set<Provider> available = available();
    for (Provider provider : asked) {
      if (!available.contains(provider)) {
        throw new InputException(
            where,
            "the execution provider " + provider.id() + " is not in the ONNX Runtime here",
            "one of those available: "
                + available.stream().map(Provider::id).collect(Collectors.joining(", ")),
            "name an available provider, or put ONNX Runtime "
                + Ort.version()
                + " with it first on the class path (UNDERSTUDY_EXTRA_CLASSPATH): "
                + provider.artifact());
      }
    }
  }

  static void add(OrtSession.SessionOptions options, List<Provider> providers, int threads)
      throws OrtException {
    for (Provider provider : providers) {
      switch (provider) {
        case CPU -> {
          // always there, and always last
        }
        case CUDA -> options.addCUDA();
        case TENSORRT -> options.addTensorrt(0);
        case COREML -> options.addCoreML(Map.of());
        case NNAPI -> options.addNnapi();
        case XNNPACK ->
            options.addXnnpack(Map.of("intra_op_num_threads", Integer.toString(threads)));
        case QNN -> options.addQnn(Map.of());
        case OPENVINO -> options.addOpenVINO("");
        case DIRECTML -> options.addDirectML(0);
        case DNNL -> options.addDnnl(true);
        case ROCM -> options.addROCM();
        case WEBGPU -> options.addWebGPU(Map.of());
      }
    }
  }

  /** Our id of a provider as ONNX Runtime calls it; its own name where we have none. */
  static String id(String ortName) {
    return Arrays.stream(Provider.values())
        .filter(provider -> ort(provider).getName().equals(ortName))
        .map(Provider::id)
        .findFirst()
        .orElse(ortName);
  }

  private static OrtProvider ort(Provider provider) {
    return switch (provider) {
      case CPU -> OrtProvider.CPU;
      case CUDA -> OrtProvider.CUDA;
      case TENSORRT -> OrtProvider.TENSOR_RT;
      case COREML -> OrtProvider.CORE_ML;
      case NNAPI -> OrtProvider.NNAPI;
      case XNNPACK -> OrtProvider.XNNPACK;
      case QNN -> OrtProvider.QNN;
      case OPENVINO -> OrtProvider.OPEN_VINO;
      case DIRECTML -> OrtProvider.DIRECT_ML;
      case DNNL -> OrtProvider.DNNL;
      case ROCM -> OrtProvider.ROCM;
      case WEBGPU -> OrtProvider.WEBGPU;
    };
  }
}
