package dev.understudy.measuring.job;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.InterpreterApi;
import org.tensorflow.lite.Tensor;

/** A model that is open on its delegate, with its tensors allocated at a job's shapes. */
final class LoadedModel implements AutoCloseable {
  private static final Map<Integer, Object> NO_COPIES = Map.of();

  private final InterpreterApi interpreter;
  private final @Nullable OpenDelegate delegate;

  private LoadedModel(InterpreterApi interpreter, @Nullable OpenDelegate delegate) {
    this.interpreter = interpreter;
    this.delegate = delegate;
  }

  /**
   * Opens a model without a delegate and closes it again, so that what is wrong with the file or
   * the inputs is told as such: delegates take shapes that contradict each other, and then crash.
   * Tensors are allocated only where shapes change, so as not to add to the process's peak memory.
   *
   * @throws JobException {@link FailureKind#BAD_MODEL} or {@link FailureKind#WRONG_INPUT}
   */
  static void check(Job job, File file) throws JobException {
    InterpreterApi.Options plain =
        new InterpreterApi.Options().setNumThreads(job.threads()).setUseXNNPACK(false);
    InterpreterApi interpreter;
    try {
      interpreter = InterpreterApi.create(file, plain);
    } catch (IllegalArgumentException e) {
      throw new JobException(
          FailureKind.BAD_MODEL,
          job.model().file(),
          "TensorFlow Lite refuses the model: " + e.getMessage(),
          "a whole .tflite file of built-in operators that this runtime has",
          e);
    }
    try (interpreter) {
      checkInputs(interpreter, job.inputs());
      checkOutputs(interpreter, job.keep().outputs());
      if (resize(interpreter, job.inputs())) {
        interpreter.allocateTensors();
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new JobException(
          FailureKind.WRONG_INPUT,
          "inputs",
          "TensorFlow Lite cannot prepare the model for them: " + e.getMessage(),
          "shapes that every operator of the model accepts",
          e);
    }
  }

  /**
   * Opens a model that {@link #check} has found good.
   *
   * @throws JobException {@link FailureKind#DELEGATE} if the delegate cannot be made or refuses it
   */
  static LoadedModel open(Job job, File file, Phone phone) throws JobException {
    OpenDelegate delegate =
        job.delegate().external() ? phone.open(job.delegate(), job.fp16()) : null;
    InterpreterApi interpreter = null;
    try {
      InterpreterApi.Options options =
          new InterpreterApi.Options()
              .setNumThreads(job.threads())
              // The nodes that an external delegate leaves go to XNNPACK, as in an app by default.
              .setUseXNNPACK(job.delegate() != DelegateKind.CPU);
      if (delegate != null) {
        delegate.addTo(options);
      }
      interpreter = InterpreterApi.create(file, options);
      resize(interpreter, job.inputs());
      interpreter.allocateTensors();
      return new LoadedModel(interpreter, delegate);
    } catch (IllegalArgumentException | IllegalStateException e) {
      closeAll(interpreter, delegate);
      throw new JobException(
          FailureKind.DELEGATE,
          job.delegate().text(),
          "it refuses the model, which runs without it: " + e.getMessage(),
          "another delegate, or a model of operators that this one has",
          e);
    } catch (RuntimeException | Error e) {
      closeAll(interpreter, delegate);
      throw e;
    }
  }

  private static void checkInputs(InterpreterApi interpreter, List<JobInput> inputs)
      throws JobException {
    if (interpreter.getInputTensorCount() != inputs.size()) {
      throw new JobException(
          FailureKind.WRONG_INPUT,
          "inputs",
          "the job has " + inputs.size(),
          "the model's " + interpreter.getInputTensorCount());
    }
    for (int i = 0; i < inputs.size(); i++) {
      Tensor tensor = interpreter.getInputTensor(i);
      JobInput input = inputs.get(i);
      String type = tensor.dataType().name();
      if (!type.equalsIgnoreCase(input.type().text())
          || !fits(tensor.shapeSignature(), input.dimensions())) {
        throw new JobException(
            FailureKind.WRONG_INPUT,
            "inputs[" + i + "]",
            "the job has " + input.type().text() + " " + input.shape(),
            ElementKind.of(tensor.dataType()).text()
                + " "
                + Arrays.toString(tensor.shapeSignature())
                + " of the model's input "
                + tensor.name()
                + " (-1 is any size)");
      }
    }
  }

  /** A scalar may be given as [1], and the other way round. */
  private static boolean fits(int[] signature, int[] shape) {
    if (signature.length != shape.length) {
      return ones(signature) && ones(shape);
    }
    for (int i = 0; i < shape.length; i++) {
      if (signature[i] >= 0 && signature[i] != shape[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean ones(int[] shape) {
    return Arrays.stream(shape).allMatch(d -> d == 1);
  }

  private static void checkOutputs(InterpreterApi interpreter, List<Integer> wanted)
      throws JobException {
    int count = interpreter.getOutputTensorCount();
    for (int index : wanted) {
      if (index >= count) {
        throw new JobException(
            FailureKind.BAD_JOB,
            "keep.outputs",
            "there is no output " + index,
            "an index below the model's " + count);
      }
    }
  }

  /** Gives the inputs the job's shapes; whether any had another. */
  private static boolean resize(InterpreterApi interpreter, List<JobInput> inputs) {
    boolean resized = false;
    for (int i = 0; i < inputs.size(); i++) {
      int[] shape = inputs.get(i).dimensions();
      int[] now = interpreter.getInputTensor(i).shape();
      if (now.length == shape.length && !Arrays.equals(now, shape)) {
        interpreter.resizeInput(i, shape, true);
        resized = true;
      }
    }
    return resized;
  }

  InterpreterApi interpreter() {
    return interpreter;
  }

  /** One inference; the outputs stay where {@link #output} finds them. */
  void run(Object[] inputs) {
    interpreter.runForMultipleInputsOutputs(inputs, NO_COPIES);
  }

  Tensor output(int index) {
    return interpreter.getOutputTensor(index);
  }

  @Override
  public void close() {
    closeAll(interpreter, delegate);
  }

  private static void closeAll(
      @Nullable InterpreterApi interpreter, @Nullable OpenDelegate delegate) {
    try {
      if (interpreter != null) {
        interpreter.close();
      }
    } finally {
      if (delegate != null) {
        delegate.close();
      }
    }
  }
}
