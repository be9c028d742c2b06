package dev.understudy.runtimes.tflite;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ModelFile;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.SessionOptions;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Binding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.DesktopInterpreter;
import org.tensorflow.lite.InterpreterApi;

/**
 * A TFLite model behind {@code InterpreterApi}. Quantised inputs and outputs are floats to the
 * caller (longs are taken as the stored values); an input's dynamic dimensions are resized to what
 * is bound. An interpreter has one set of tensors, so preparing anew ends the invocation before.
 */
public final class TfliteSession implements ModelSession {
  private final ModelFile model;
  private final String where;
  private final boolean xnnpack;
  private final InterpreterApi interpreter;
  private final SignatureNames names;
  private final List<TensorSpec> inputs;
  private final List<TensorSpec> outputs;
  private @Nullable TfliteInvocation current;

  private TfliteSession(ModelFile model, InterpreterApi interpreter, boolean xnnpack) {
    this.model = model;
    this.where = model.path().toString();
    this.xnnpack = xnnpack;
    this.interpreter = interpreter;
    this.names = SignatureNames.of(interpreter);
    List<TensorSpec> in = new ArrayList<>();
    for (int i = 0; i < names.inputs().size(); i++) {
      in.add(TfliteRaw.spec(names.inputs().get(i), interpreter.getInputTensor(i)));
    }
    List<TensorSpec> out = new ArrayList<>();
    for (int i = 0; i < names.outputs().size(); i++) {
      out.add(TfliteRaw.spec(names.outputs().get(i), interpreter.getOutputTensor(i)));
    }
    this.inputs = List.copyOf(in);
    this.outputs = List.copyOf(out);
  }

  /**
   * Loads a model.
   *
   * @throws InputException if it is corrupt or asks for operators that the runtime does not have
   */
  public static TfliteSession open(ModelFile model, SessionOptions options) {
    InterpreterApi interpreter = Interpreters.open(model, options);
    try {
      return new TfliteSession(model, interpreter, options.xnnpack());
    } catch (RuntimeException e) {
      interpreter.close();
      throw e;
    }
  }

  @Override
  public List<TensorSpec> inputs() {
    return inputs;
  }

  @Override
  public List<TensorSpec> outputs() {
    return outputs;
  }

  @Override
  public Map<String, Tensor> run(Map<String, Tensor> values, Set<String> wanted) {
    try (Invocation invocation = prepare(values, wanted)) {
      invocation.invoke();
      return invocation.outputs();
    }
  }

  @Override
  public Invocation prepare(Map<String, Tensor> values, Set<String> wanted) {
    interpreter.getInputTensorCount(); // refuses a closed session before anything else
    Binding.checkInputs(where, inputs, values);
    Binding.checkOutputs(where, outputs, wanted);
    if (current != null) {
      current.close();
    }
    resize(values);
    current = new TfliteInvocation(where, interpreter, inputs, outputs, values, Set.copyOf(wanted));
    return current;
  }

  private void resize(Map<String, Tensor> values) {
    checkBatch(values);
    try {
      if (apply(interpreter, values) && xnnpack) {
        checkWithoutDelegate(values);
      }
      interpreter.allocateTensors();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new InputException(
          where,
          "TensorFlow Lite cannot run the model at the shapes given: " + e.getMessage(),
          "shapes that every operator of the model accepts",
          "bind the batch size the model was exported with, or export it with a dynamic batch",
          e);
    }
  }

  /** Resizes what differs; whether anything did. */
  private boolean apply(InterpreterApi target, Map<String, Tensor> values) {
    boolean resized = false;
    for (int i = 0; i < inputs.size(); i++) {
      int[] shape = Arrays.stream(tensor(values, i).shape()).mapToInt(Math::toIntExact).toArray();
      int[] now = target.getInputTensor(i).shape();
      // A scalar may be bound as [1].
      if (now.length == shape.length && !Arrays.equals(now, shape)) {
        target.resizeInput(i, shape, true);
        resized = true;
      }
    }
    return resized;
  }

  /** XNNPACK takes shapes that contradict each other, and then reads past a tensor's end. */
  private void checkWithoutDelegate(Map<String, Tensor> values) {
    try (InterpreterApi plain = Interpreters.open(model, new SessionOptions(1, false, false))) {
      apply(plain, values);
      plain.allocateTensors();
    }
  }

  /** TFLite does not say which dynamic dimensions belong together; all first ones are a batch. */
  private void checkBatch(Map<String, Tensor> values) {
    Map<String, Long> batches = new TreeMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      List<Long> shape = inputs.get(i).shape();
      if (!shape.isEmpty() && shape.get(0) < 0) {
        batches.put(inputs.get(i).name(), tensor(values, i).shape()[0]);
      }
    }
    if (batches.values().stream().distinct().count() > 1) {
      throw new InputException(
          where,
          "the inputs' batch sizes differ: " + batches,
          "one batch size for all inputs of dynamic batch",
          "give every input as many rows");
    }
  }

  private Tensor tensor(Map<String, Tensor> values, int i) {
    Tensor value = values.get(inputs.get(i).name());
    if (value == null) {
      throw new IllegalStateException("checked before: " + inputs.get(i));
    }
    return value;
  }

  /** The native graph, for counting. */
  TfliteGraph graph() {
    if (interpreter instanceof DesktopInterpreter desktop) {
      return new TfliteGraph(desktop.open());
    }
    throw new IllegalStateException("not the desktop's interpreter: " + interpreter.getClass());
  }

  /** An output's tensor index. */
  int outputTensor(int i) {
    return interpreter.getOutputTensor(i).index();
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
    interpreter.close();
  }
}
