package dev.understudy.runtimes.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.understudy.common.InputException;
import dev.understudy.runtimes.SessionOptions;

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

  static OrtSession.SessionOptions options(SessionOptions options, boolean optimised)
      throws OrtException {
    OrtSession.SessionOptions made = new OrtSession.SessionOptions();
    made.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
    made.setInterOpNumThreads(1);
    made.setIntraOpNumThreads(options.threads());
    made.addConfigEntry("session.intra_op.allow_spinning", options.spinning() ? "1" : "0");
    made.setOptimizationLevel(
        optimised
            ? OrtSession.SessionOptions.OptLevel.ALL_OPT
            : OrtSession.SessionOptions.OptLevel.NO_OPT);
    made.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    return made;
  }

  static InputException refused(String where, OrtException e) {
    return new InputException(
        where,
        "ONNX Runtime refuses the model: " + e.getMessage(),
        "a whole model of operators known to ONNX Runtime " + version(),
        "copy or export the model again, with an operator set this runtime knows",
        e);
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
