package dev.understudy.runtimes.tflite;

import dev.understudy.common.InputException;
import dev.understudy.runtimes.ModelSession;
import dev.understudy.runtimes.Tensor;
import dev.understudy.runtimes.TensorSpec;
import dev.understudy.runtimes.tensors.Elements;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.lite.InterpreterApi;

/**
 * A prepared call: the inputs lie encoded in direct buffers, which the interpreter copies into its
 * arena as part of each call (as on a phone); the outputs stay in the arena until asked for.
 */
final class TfliteInvocation implements ModelSession.Invocation {
  private static final Map<Integer, Object> NO_COPIES = Map.of();

  private final String where;
  private final InterpreterApi interpreter;
  private final List<TensorSpec> outputs;
  private final Set<String> wanted;
  private final Object[] bound;
  private boolean invoked;
  private boolean closed;

  TfliteInvocation(
      String where,
      InterpreterApi interpreter,
      List<TensorSpec> inputs,
      List<TensorSpec> outputs,
      Map<String, Tensor> values,
      Set<String> wanted) {
    this.where = where;
    this.interpreter = interpreter;
    this.outputs = outputs;
    this.wanted = wanted;
    this.bound = new Object[inputs.size()];
    for (int i = 0; i < bound.length; i++) {
      TensorSpec spec = inputs.get(i);
      Tensor value = values.get(spec.name());
      Quantisation map = Quantisation.of(interpreter.getInputTensor(i).quantizationParams());
      if (value instanceof Tensor.Floats reals && map.applies(spec.type())) {
        value = map.quantise(reals, spec.type());
      }
      if (value == null) {
        throw new IllegalStateException("checked before: " + spec);
      }
      bound[i] = Elements.encode(value, spec.type(), where + ": input " + spec.name());
    }
  }

  @Override
  public void invoke() {
    checkOpen();
    try {
      interpreter.runForMultipleInputsOutputs(bound, NO_COPIES);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          where,
          "TensorFlow Lite could not run the model: " + e.getMessage(),
          "inputs that every operator of the model accepts",
          "check the inputs' values and shapes against the model's documentation",
          e);
    }
    invoked = true;
  }

  @Override
  public Map<String, Tensor> outputs() {
    checkOpen();
    if (!invoked) {
      throw new IllegalStateException("invoke() was not called yet");
    }
    Map<String, Tensor> results = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      TensorSpec spec = outputs.get(i);
      if (wanted.contains(spec.name())) {
        results.put(spec.name(), read(interpreter.getOutputTensor(i), spec));
      }
    }
    return results;
  }

  private static Tensor read(org.tensorflow.lite.Tensor tensor, TensorSpec spec) {
    long[] shape = Arrays.stream(tensor.shape()).asLongStream().toArray();
    Tensor stored = Elements.decode(tensor.asReadOnlyBuffer(), spec.type(), shape);
    Quantisation map = Quantisation.of(tensor.quantizationParams());
    return stored instanceof Tensor.Longs longs && map.applies(spec.type())
        ? map.dequantise(longs)
        : stored;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "this invocation was closed, or its session closed or prepared anew");
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
