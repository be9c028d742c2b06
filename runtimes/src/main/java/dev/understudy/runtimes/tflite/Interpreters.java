package dev.understudy.runtimes.tflite;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ElementType;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.SessionOptions;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tensorflow.lite.InterpreterApi;
import org.tensorflow.lite.TensorFlowLite;

/** Opens interpreters, turning what is wrong with a file into errors a person can act on. */
public final class Interpreters {
  /** Kept, since the log manager would forget the level with the logger. */
  private static final Logger CHATTER = Logger.getLogger("org.tensorflow.lite.TensorFlowLite");

  static {
    // It logs each Android library that it does not find on a desktop.
    CHATTER.setLevel(Level.WARNING);
  }

  private Interpreters() {}

  /** The native library's version. */
  public static String version() {
    return TensorFlowLite.runtimeVersion();
  }

  /**
   * Checks that the file can be loaded at all.
   *
   * @throws InputException if it is corrupt or asks for operators that the runtime does not have
   */
  public static void check(ModelFile model) {
    open(model, new SessionOptions(1, false, false)).close();
  }

  static InterpreterApi open(ModelFile model, SessionOptions options) {
    try {
      return InterpreterApi.create(
          model.path().toFile(),
          new InterpreterApi.Options()
              .setNumThreads(options.threads())
              .setUseXNNPACK(options.xnnpack()));
    } catch (IllegalArgumentException e) {
      throw new InputException(
          model.path().toString(),
          "TensorFlow Lite refuses the model: " + e.getMessage(),
          "a whole .tflite file of built-in operators known to TensorFlow Lite " + version(),
          "copy or export the file again, for TFLite's built-in operators only",
          e);
    }
  }

  static ElementType type(org.tensorflow.lite.Tensor tensor) {
    try {
      return switch (tensor.dataType()) {
        case FLOAT32 -> ElementType.FLOAT32;
        case INT64 -> ElementType.INT64;
        case INT32 -> ElementType.INT32;
        case INT16 -> ElementType.INT16;
        case INT8 -> ElementType.INT8;
        case UINT8 -> ElementType.UINT8;
        case BOOL -> ElementType.BOOL;
        case STRING -> ElementType.STRING;
      };
    } catch (IllegalArgumentException notInTheJavaApi) {
      return ElementType.OTHER;
    }
  }
}
