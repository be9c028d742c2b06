package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.Optimisation;
import dev.understudy.runtimes.Provider;
import dev.understudy.runtimes.SessionOptions;
import java.util.List;
import java.util.Set;

/** The process's one ONNX Runtime environment, and session options made of ours. */
public final class Ort {
  private Ort() {}

  /** The native library's version. */
  public static String version() {
    return environment().getVersion();
  }

  /** Quiet, since each error also comes as an exception. */
  static OrtEnvironment environment() {
    return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "understudy");
  }

  /** The same on the CPU, for counting, with or without all graph optimisations. */
  static OrtSession.SessionOptions options(SessionOptions options, boolean optimised)
      throws OrtException {
    return options(
        new SessionOptions(
            options.threads(),
            options.spinning(),
            options.xnnpack(),
            List.of(Provider.CPU),
            optimised ? Optimisation.ALL : Optimisation.NONE));
  }

  /** Ours as ONNX Runtime's; the caller closes them. */
  static OrtSession.SessionOptions options(SessionOptions options) throws OrtException {
    OrtSession.SessionOptions made = new OrtSession.SessionOptions();
    made.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    made.setInterOpNumThreads(1);
    made.setIntraOpNumThreads(options.threads());
    made.addConfigEntry("session.intra_op.allow_spinning", options.spinning() ? "1" : "0");
    made.setOptimizationLevel(
        switch (options.optimisation()) {
          case NONE -> OrtSession.SessionOptions.OptLevel.NO_OPT;
          case BASIC -> OrtSession.SessionOptions.OptLevel.BASIC_OPT;
          case EXTENDED -> OrtSession.SessionOptions.OptLevel.EXTENDED_OPT;
          case ALL -> OrtSession.SessionOptions.OptLevel.ALL_OPT;
        });
    made.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    Providers.add(made, options.providers(), options.threads());
    return made;
  }

  /**
   * A model that does not load.
   *
   * @param custom operators that it needs and that are not ONNX Runtime's, if any
   */
  static InputException refused(String where, Set<String> custom, OrtException e) {
    if (!custom.isEmpty()) {
      return new InputException(
          where,
          "the model needs custom operators (domain:operator) that this runtime does not have: "
              + String.join(", ", custom),
          "operators of ONNX's own domains and of com.microsoft, known to ONNX Runtime "
              + version(),
          "export the model without them, or with functions that define them",
          e);
    }
    return new InputException(
        where,
        "ONNX Runtime refuses the model: " + e.getMessage(),
        "a whole model of operators known to ONNX Runtime " + version(),
        "copy or export the model again, with an operator set this runtime knows",
        e);
  }

  static InputException refused(String where, OrtException e) {
    return refused(where, Set.of(), e);
  }

  static InputException failed(String where, OrtException e) {
    return new InputException(
        where,
        "ONNX Runtime could not run the model: " + e.getMessage(),
        "inputs that every operator of the model accepts",
        "check the inputs' shapes and values, and that the model was exported for this batch size",
        e);
  }
}
